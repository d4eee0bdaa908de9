package opora.shell;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/// So many tries a minute for each of many, such as addresses: a bucket that refills steadily, with
/// one minute's worth in it at first. It counts in this process only; several processes allow
/// several times as much. [SharedLimit] counts for all.
public final class RateLimit {
    private static final double NANOS_PER_MINUTE = Duration.ofMinutes(1).toNanos();
    private static final int MOST_KEYS = 100_000;

    private final Cache<String, Bucket> buckets;
    private final int perMinute;
    private final LongSupplier nanos;

    public RateLimit(int perMinute) {
        this(perMinute, System::nanoTime);
    }

    RateLimit(int perMinute, LongSupplier nanos) {
        this.perMinute = perMinute;
        this.nanos = nanos;
        this.buckets =
                Caffeine.newBuilder()
                        .maximumSize(MOST_KEYS)
                        .expireAfterAccess(Duration.ofMinutes(2))
                        .build();
    }

    /// Refuses with 429 when there were too many; the answer under way says what is left.
    public void take(String key) {
        var bucket = taken(key);
        LimitHeaders.tell(perMinute, bucket.left, bucket.granted);
        if (!bucket.granted) {
            throw new Refused(HttpStatus.TOO_MANY_REQUESTS, "problem.429");
        }
    }

    boolean allows(String key) {
        return taken(key).granted;
    }

    private Bucket taken(String key) {
        var now = nanos.getAsLong();
        return buckets.asMap().compute(key, (_, old) -> next(old, now));
    }

    private Bucket next(@Nullable Bucket old, long now) {
        if (old == null) {
            return new Bucket(perMinute - 1, now, true);
        }
        var filled = Math.min(perMinute, old.left + (now - old.at) / NANOS_PER_MINUTE * perMinute);
        return filled >= 1 ? new Bucket(filled - 1, now, true) : new Bucket(filled, now, false);
    }

    /// @param granted whether the try that made it was allowed; a refused one costs nothing
    private record Bucket(double left, long at, boolean granted) {}
}
