package opora.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

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
            WholeFile.syncFolder(folder);
        }
        try (var in = Files.newInputStream(bytes)) {
            WholeFile.put(in, target);
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
