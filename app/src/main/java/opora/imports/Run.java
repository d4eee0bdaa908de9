package opora.imports;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A file that is brought here, or was.
///
/// @param name of the system it comes from; records of the same name and id are the same
/// @param dry whether it is only looked at
/// @param read how many records so far
/// @param taken how many became tickets, or would
/// @param known how many were here already
/// @param skipped how many could not be taken
/// @param detail why it failed
public record Run(
        UUID id,
        Source source,
        String name,
        String path,
        boolean dry,
        State state,
        String detail,
        int read,
        int taken,
        int known,
        int skipped,
        String begunBy,
        Instant begunAt,
        @Nullable Instant endedAt) {

    /// Where it stands.
    public enum State {
        RUNNING,
        DONE,
        FAILED;

        public String tone() {
            return switch (this) {
                case RUNNING -> "wait";
                case DONE -> "good";
                case FAILED -> "bad";
            };
        }
    }
}
