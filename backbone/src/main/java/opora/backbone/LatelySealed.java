package opora.backbone;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// What was sealed or opened here lately, so that the contexts of one process, which hear of it a
/// moment later, need not open it each by itself. It forgets by halves.
final class LatelySealed {
    private static final int HALF = 5_000;

    private volatile Map<String, String> young = new ConcurrentHashMap<>();
    private volatile Map<String, String> old = Map.of();

    void put(String sealed, String open) {
        if (young.size() >= HALF) {
            old = young;
            young = new ConcurrentHashMap<>();
        }
        young.put(sealed, open);
    }

    @Nullable String get(String sealed) {
        var open = young.get(sealed);
        return open == null ? old.get(sealed) : open;
    }

    void clear() {
        young = new ConcurrentHashMap<>();
        old = Map.of();
    }
}
