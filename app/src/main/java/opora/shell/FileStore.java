package opora.shell;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import opora.Settings;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/// Where the bytes of files lie that go with tickets and messages, apart from all tables. Events
/// and tables carry their ids. Several processes share it as a folder that all of them reach.
@Component
@Lazy
public class FileStore {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{8,100}");

    private final Path folder;

    @org.springframework.beans.factory.annotation.Autowired
    FileStore(Settings settings, @Value("${opora.shell.files:}") String folder) {
        this(folder.isEmpty() ? settings.data().resolve("files") : Path.of(folder));
    }

    public FileStore(Path folder) {
        this.folder = folder;
    }

    /// Once this returns they stay, whatever crashes. Kept again under the same id, nothing
    /// changes.
    public void keep(String id, byte[] bytes) {
        var target = at(id);
        if (Files.exists(target)) {
            return;
        }
        try {
            Files.createDirectories(target.getParent());
            var fresh = target.resolveSibling(target.getFileName() + "." + UUID.randomUUID());
            write(fresh, bytes);
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
            sync(Objects.requireNonNull(target.getParent()));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep a file", e);
        }
    }

    private static void write(Path path, byte[] bytes) throws IOException {
        var how = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (var channel = FileChannel.open(path, how)) {
            var left = ByteBuffer.wrap(bytes);
            while (left.hasRemaining()) {
                channel.write(left);
            }
            channel.force(true);
        }
    }

    /// The name of a file is safe only when its folder is.
    private static void sync(Path parent) throws IOException {
        try (var channel = FileChannel.open(parent, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /// Nothing where it was deleted, or never was.
    public Optional<byte[]> read(String id) {
        try {
            return Optional.of(Files.readAllBytes(at(id)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read a file", e);
        }
    }

    public void delete(String id) {
        try {
            Files.deleteIfExists(at(id));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete a file", e);
        }
    }

    private Path at(String id) {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("no id of a file: " + id);
        }
        var spread = id.substring(id.length() - 2);
        return folder.resolve(spread).resolve(id);
    }
}
