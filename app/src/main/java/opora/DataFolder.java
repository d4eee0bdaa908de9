package opora;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import opora.engines.DataLock;
import org.springframework.util.unit.DataSize;

/// The folder of the embedded engines' data, checked before they find out in their own words.
final class DataFolder {
    /// A first start writes about 150 MB; below this PostgreSQL's first checkpoint may already
    /// fail.
    static final DataSize LEAST_SPACE = DataSize.ofMegabytes(400);

    private DataFolder() {}

    static DataLock hold(Path folder) {
        var lock = DataLock.take(folder);
        checkSpace(folder, LEAST_SPACE);
        return lock;
    }

    static void checkSpace(Path folder, DataSize needed) {
        try {
            var free = DataSize.ofBytes(Files.getFileStore(folder).getUsableSpace());
            if (free.compareTo(needed) < 0) {
                throw new Misuse(
                        "the disk of "
                                + folder
                                + " is full: "
                                + free.toMegabytes()
                                + " MB are left, "
                                + needed.toMegabytes()
                                + " are needed; choose another folder with --data");
            }
        } catch (IOException e) {
            throw new Misuse("cannot read the data folder " + folder, e);
        }
    }
}
