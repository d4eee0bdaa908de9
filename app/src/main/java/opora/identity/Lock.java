package opora.identity;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How often a name was tried with a wrong password, and until when it is locked for that.
record Lock(int wrong, @Nullable Instant until) {
    static final Lock NONE = new Lock(0, null);

    boolean holds(Instant now) {
        return until != null && until.isAfter(now);
    }

    /// One more wrong password. A lock that ran out has forgiven the earlier ones.
    Lock tighten(Instant now, int forgiven, Duration length) {
        int count = until != null && !holds(now) ? 1 : wrong + 1;
        return new Lock(count, count > forgiven ? now.plus(length) : null);
    }
}
