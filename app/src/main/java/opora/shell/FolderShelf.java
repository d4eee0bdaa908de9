package opora.shell;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/// A folder. Several processes share it where all of them reach it.
record FolderShelf(Path folder) implements Shelf {
    @Override
    public void put(String id, Path bytes) throws IOException {
        var target = at(id);
        if (Files.exists(target)) {
            return;
        }
        if (Files.notExists(target.getParent())) {
            Files.createDirectories(target.getParent());
            sync(folder, StandardOpenOption.READ);
        }
        var fresh = target.resolveSibling(target.getFileName() + "." + UUID.randomUUID());
        try {
            Files.copy(bytes, fresh);
            sync(fresh, StandardOpenOption.WRITE);
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(fresh);
        }
        // the name of a file is safe only when its folder is
        sync(Objects.requireNonNull(target.getParent()), StandardOpenOption.READ);
    }

    private static void sync(Path path, StandardOpenOption how) throws IOException {
        try (var channel = FileChannel.open(path, how)) {
            channel.force(true);
        }
    }

    @Override
    public Optional<byte[]> get(String id) throws IOException {
        try {
            return Optional.of(Files.readAllBytes(at(id)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    @Override
    public void remove(String id) throws IOException {
        Files.deleteIfExists(at(id));
    }

    private Path at(String id) {
        return folder.resolve(id.substring(id.length() - 2)).resolve(id);
    }
}
