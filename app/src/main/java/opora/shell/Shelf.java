package opora.shell;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/// Where bytes lie under their ids.
sealed interface Shelf permits FolderShelf, S3Shelf {
    /// Once this returns they stay, whatever crashes. Put again under the same id, nothing changes.
    void put(String id, Path bytes) throws IOException;

    Optional<byte[]> get(String id) throws IOException;

    void remove(String id) throws IOException;
}
