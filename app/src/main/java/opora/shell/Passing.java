package opora.shell;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.List;

/// Who does something just now, for a few seconds after they were last heard of.
///
/// @param <K> names what they do it to
public final class Passing<K> {
    private static final int MOST = 10_000;

    private record At<K>(K what, String who) {}

    private final Cache<At<K>, Boolean> heard;

    public Passing(Duration kept) {
        this.heard = Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(kept).build();
    }

    public void add(K what, String who) {
        heard.put(new At<>(what, who), true);
    }

    /// All but oneself.
    public List<String> on(K what, String me) {
        return heard.asMap().keySet().stream()
                .filter(at -> at.what().equals(what) && !at.who().equals(me))
                .map(At::who)
                .sorted()
                .toList();
    }
}
