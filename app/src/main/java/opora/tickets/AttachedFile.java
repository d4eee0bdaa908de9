package opora.tickets;

import java.util.List;
import opora.backbone.Personal;
import opora.shell.UploadedFile;

/// A file that goes with a ticket or a message. Its bytes lie in the file store.
///
/// @param id under which the store has it
/// @param type by its content
/// @param sha256 of its bytes, in hex
public record AttachedFile(
        String id, @Personal(of = "") String name, String type, long bytes, String sha256) {
    public static List<AttachedFile> of(List<UploadedFile> files) {
        return files.stream()
                .map(f -> new AttachedFile(f.id(), f.name(), f.type(), f.bytes(), f.sha256()))
                .toList();
    }

    AttachedFile named(String other) {
        return new AttachedFile(id, other, type, bytes, sha256);
    }

    /// Whether a page may show it as it is.
    public boolean picture() {
        return type.matches("image/(png|jpeg|gif|webp)");
    }
}
