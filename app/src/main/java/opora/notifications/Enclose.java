package opora.notifications;

import java.util.ArrayList;
import java.util.stream.Collectors;
import opora.shell.FileStore;
import opora.shell.Texts;
import opora.tickets.AttachedFile;
import org.springframework.stereotype.Component;

/// Puts the files of an answer into the mail to whoever has no account, as many as fit. The letter
/// names those that do not, each with an address where it lies.
@Component
class Enclose {
    private final FileStore store;
    private final FileLink links;
    private final Texts texts;
    private final NotificationsSettings settings;

    Enclose(FileStore store, FileLink links, Texts texts, NotificationsSettings settings) {
        this.store = store;
        this.links = links;
        this.texts = texts;
        this.settings = settings;
    }

    /// Whatever was erased in the meantime does not go.
    Enclosed into(Letter letter) {
        var parts = new ArrayList<Enclosed.Part>();
        var left = new ArrayList<AttachedFile>();
        var room = settings.files().toBytes();
        for (var file : Carried.read(letter.files())) {
            if (file.bytes() > room) {
                left.add(file);
                continue;
            }
            var bytes = store.read(file.id());
            if (bytes.isPresent()) {
                parts.add(new Enclosed.Part(file, bytes.get()));
                room -= file.bytes();
            }
        }
        return left.isEmpty()
                ? new Enclosed(letter, parts)
                : new Enclosed(letter.with(letter.content() + said(letter, left)), parts);
    }

    private String said(Letter letter, ArrayList<AttachedFile> left) {
        var list =
                left.stream()
                        .map(
                                file ->
                                        "- "
                                                + Mail.oneLine(file.name())
                                                + ": "
                                                + address(letter, file))
                        .collect(Collectors.joining("\n"));
        return "\n\n" + texts.text(letter.language(), "notices.left") + "\n\n" + list;
    }

    private String address(Letter letter, AttachedFile file) {
        return links.address(letter.id(), file.id());
    }
}
