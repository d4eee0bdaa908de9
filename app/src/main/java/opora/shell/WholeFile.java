package opora.shell;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.UUID;

/// A file that is there whole or not at all, and stays there whatever crashes afterwards.
public final class WholeFile {
    private WholeFile() {}

    /// One that is there already gives way.
    ///
    /// @param target in a folder that exists
    public static void put(InputStream bytes, Path target) throws IOException {
        var fresh = target.resolveSibling("." + UUID.randomUUID());
        try {
            Files.copy(bytes, fresh);
            sync(fresh, StandardOpenOption.WRITE);
            Files.move(
                    fresh,
                    target,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
        syncFolder(Objects.requireNonNull(target.getParent()));
    }

    /// The name of a file is safe only when its folder is.
    static void syncFolder(Path folder) throws IOException {
        sync(folder, StandardOpenOption.READ);
    }

    private static void sync(Path path, StandardOpenOption how) throws IOException {
        try (var channel = FileChannel.open(path, how)) {
            channel.force(true);
        }
    }
}
