package opora.engines;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// Holds a data folder for this process. The operating system lets go of it when the process dies,
/// however it dies, so there is never a stale lock to remove by hand.
public final class DataLock implements AutoCloseable {
    private final FileChannel channel;

    private DataLock(FileChannel channel) {
        this.channel = channel;
    }

    /// Takes the folder, creating it when absent, or says who has it.
    public static DataLock take(Path dir) {
        var file = dir.resolve("opora.lock");
        try {
            Files.createDirectories(dir);
            var channel =
                    FileChannel.open(
                            file,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.READ,
                            StandardOpenOption.WRITE);
            if (tryLock(channel) == null) {
                channel.close();
                throw new EngineFailure(
                        "data folder in use by process "
                                + Files.readString(file).strip()
                                + ": "
                                + dir
                                + "; stop that one, or choose another folder with --data");
            }
            var pid = Long.toString(ProcessHandle.current().pid());
            channel.truncate(0).write(ByteBuffer.wrap(pid.getBytes(StandardCharsets.UTF_8)));
            return new DataLock(channel);
        } catch (IOException e) {
            throw new EngineFailure(
                    "cannot write to the data folder " + dir + ": " + inWords(e), e);
        }
    }

    private static String inWords(IOException why) {
        return switch (why) {
            case FileAlreadyExistsException _ -> "it is a file";
            case AccessDeniedException _ -> "it may not be written to";
            case NoSuchFileException _ -> "it cannot be made";
            default -> why.toString();
        };
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new EngineFailure("cannot release the data folder", e);
        }
    }
}
