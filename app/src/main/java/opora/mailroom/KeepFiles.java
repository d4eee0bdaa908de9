package opora.mailroom;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import opora.shell.FileKind;
import opora.shell.FileStore;
import opora.tickets.AttachedFile;
import org.springframework.stereotype.Component;

/// Keeps the files of mails, as far as they may be kept: under names that are made of the mail's,
/// so that a mail that is handled once more keeps none twice.
@Component
class KeepFiles {
    private static final int MOST = 30;
    private static final int LARGEST_BYTES = 20_000_000;

    private final FileStore store;

    KeepFiles(FileStore store) {
        this.store = store;
    }

    /// A file that was not kept.
    ///
    /// @param why in a word that has a text
    record LeftOut(String name, String why) {}

    record Kept(List<AttachedFile> files, List<LeftOut> leftOut) {}

    Kept keep(String mail, List<Enclosure> enclosures) {
        var kept = new ArrayList<AttachedFile>();
        var leftOut = new ArrayList<LeftOut>();
        for (var file : enclosures) {
            if (FileKind.harms(file.name(), head(file))) {
                leftOut.add(new LeftOut(file.name(), "type"));
            } else if (file.bytes().length > LARGEST_BYTES) {
                leftOut.add(new LeftOut(file.name(), "large"));
            } else if (kept.size() >= MOST) {
                leftOut.add(new LeftOut(file.name(), "many"));
            } else {
                kept.add(keep(mail, kept.size(), file));
            }
        }
        return new Kept(kept, leftOut);
    }

    private AttachedFile keep(String mail, int number, Enclosure file) {
        var sum = sum(file.bytes());
        var name = "file " + number + " " + sum + " of " + mail;
        var id = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
        store.keep(id, file.bytes());
        var type = FileKind.of(head(file));
        return new AttachedFile(id, file.name(), type, file.bytes().length, sum);
    }

    private static byte[] head(Enclosure file) {
        return Arrays.copyOf(file.bytes(), Math.min(file.bytes().length, FileKind.HEAD_BYTES));
    }

    private static String sum(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
