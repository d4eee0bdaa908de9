package opora.shell;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import opora.Settings;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/// Where the bytes of files lie that go with tickets and messages, apart from all tables. Events
/// and tables carry their ids. Several processes share it: as a folder that all of them reach, or
/// as a store with the API of S3.
@Component
@Lazy
public class FileStore {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{8,100}");

    private final Shelf shelf;

    @Autowired
    FileStore(
            Settings settings, FileSettings files, @Value("${opora.shell.files:}") String folder) {
        var s3 = files.s3();
        this.shelf = s3 == null ? new FolderShelf(folder(settings, folder)) : new S3Shelf(s3);
    }

    public FileStore(Path folder) {
        this.shelf = new FolderShelf(folder);
    }

    FileStore(FileSettings.S3 s3) {
        this.shelf = new S3Shelf(s3);
    }

    private static Path folder(Settings settings, String folder) {
        return folder.isEmpty() ? settings.data().resolve("files") : Path.of(folder);
    }

    /// Once this returns they stay, whatever crashes. Kept again under the same id, nothing
    /// changes.
    public void keep(String id, byte[] bytes) {
        try {
            var spool = Files.createTempFile("opora-file", "");
            try {
                Files.write(spool, bytes);
                keep(id, spool);
            } finally {
                Files.deleteIfExists(spool);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep a file", e);
        }
    }

    public void keep(String id, Path bytes) {
        try {
            shelf.put(checked(id), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep a file", e);
        }
    }

    /// Nothing where it was deleted, or never was.
    public Optional<byte[]> read(String id) {
        try {
            return shelf.get(checked(id));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read a file", e);
        }
    }

    public void delete(String id) {
        try {
            shelf.remove(checked(id));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete a file", e);
        }
    }

    private static String checked(String id) {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("no id of a file: " + id);
        }
        return id;
    }
}
