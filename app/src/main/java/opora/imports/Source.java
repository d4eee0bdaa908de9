package opora.imports;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;

/// What can be read.
public enum Source {
    CSV {
        @Override
        void read(Path path, Consumer<Found> taker) throws IOException {
            CsvFile.read(path, taker);
        }
    },
    ZAMMAD {
        @Override
        void read(Path path, Consumer<Found> taker) throws IOException {
            new ZammadFile(Pages.of(path)).read(taker);
        }
    },
    RT {
        @Override
        void read(Path path, Consumer<Found> taker) throws IOException {
            RtFile.read(Pages.of(path), taker);
        }
    };

    /// Hands on one ticket after the other.
    ///
    /// @throws UnreadableFile when it is no such file
    abstract void read(Path path, Consumer<Found> taker) throws IOException;
}
