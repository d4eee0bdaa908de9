package opora.shell;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/// The file of master keys beside the data, one a line, the newest first. Only its owner reads it.
public record MasterKeyFile(Path file) {
    public static MasterKeyFile in(Path folder) {
        return new MasterKeyFile(folder.resolve("master.key"));
    }

    /// Made at the first start.
    List<String> keys() {
        try {
            if (!Files.exists(file)) {
                begin();
            }
            return Files.readAllLines(file).stream().filter(line -> !line.isBlank()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep the master key in " + file, e);
        }
    }

    /// Another key becomes the newest.
    public void add() {
        var keys = new ArrayList<>(List.of(fresh()));
        keys.addAll(keys());
        replace(keys);
    }

    /// Only so many of the newest stay.
    public void keep(int most) {
        var keys = keys();
        if (keys.size() > most) {
            replace(keys.subList(0, most));
        }
    }

    private static String fresh() {
        var bytes = new byte[MasterKey.BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    /// Written aside and linked into place: of two processes that start at once, one wins, and
    /// nobody reads half a key.
    private void begin() throws IOException {
        var aside = aside(List.of(fresh()));
        try {
            Files.createLink(file, aside);
        } catch (FileAlreadyExistsException e) {
            // the other one was faster
        } finally {
            Files.delete(aside);
        }
    }

    private void replace(List<String> keys) {
        try {
            Files.move(aside(keys), file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep the master key in " + file, e);
        }
    }

    private Path aside(List<String> keys) throws IOException {
        var folder = Files.createDirectories(file.toAbsolutePath().getParent());
        var owner =
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        var aside = Files.createTempFile(folder, "master", ".key", owner);
        Files.writeString(aside, String.join("\n", keys) + "\n");
        // on the disk before anything is sealed with it
        try (var channel = FileChannel.open(aside, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        return aside;
    }
}
