package opora.tickets;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// How many tickets are in people's views. Counted once for all who see the same, at most every few
/// seconds and never while a page waits: pages show what is known and learn of news by their
/// stream.
@Component
class ViewCounts {
    private static final long KEPT_NANOS = Duration.ofSeconds(5).toNanos();
    private static final int MOST = 2_000;

    private final FilteredLists lists;
    private final DeskPages live;
    private final Map<Key, Count> known =
            Collections.synchronizedMap(
                    new LinkedHashMap<>(64, .75f, true) {
                        @Override
                        protected boolean removeEldestEntry(Map.Entry<Key, Count> eldest) {
                            return size() > MOST;
                        }
                    });
    private final Set<Key> wanted = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean counting = new AtomicBoolean();

    ViewCounts(FilteredLists lists, DeskPages live) {
        this.lists = lists;
        this.live = live;
    }

    private record Key(Filter filter, Sight sight) {
        /// Who sees all and is not meant by the view sees what the others see.
        static Key of(SavedView view, Sight sight) {
            var anybody = sight.all() && !view.filter().word("expert").equals(Sieve.ME);
            return new Key(view.filter(), anybody ? Sight.everything() : sight);
        }
    }

    private record Count(long tickets, long at) {
        boolean old() {
            return System.nanoTime() - at > KEPT_NANOS;
        }
    }

    /// Null until it has been counted for the first time.
    @Nullable Long of(SavedView view, Sight sight) {
        var key = Key.of(view, sight);
        var count = known.get(key);
        if (count == null || count.old()) {
            wanted.add(key);
            begin();
        }
        return count == null ? null : count.tickets();
    }

    private void begin() {
        if (!wanted.isEmpty() && counting.compareAndSet(false, true)) {
            Thread.ofVirtual().name("view-counts").start(this::countAll);
        }
    }

    /// One after the other, however many pages ask.
    private void countAll() {
        try {
            var news = false;
            for (var key : Set.copyOf(wanted)) {
                wanted.remove(key);
                var now = new Count(lists.count(key.sight(), key.filter()), System.nanoTime());
                var before = known.put(key, now);
                news |= before == null || before.tickets() != now.tickets();
            }
            if (news) {
                live.ringLists();
            }
        } finally {
            counting.set(false);
        }
        begin();
    }
}
