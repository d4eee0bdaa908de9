package opora.shell;

import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The open pages of this process that follow something, such as a ticket. What happens here rings
/// them at its commit; one look a second finds for all of them what other processes did, and rings
/// them once for each.
///
/// @param <K> names what is followed
public abstract class LivePages<K> extends Round {
    private static final Logger log = LoggerFactory.getLogger(LivePages.class);
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final int MOST = 20;

    private final Duration heartbeat;
    private final Map<K, Set<Following>> open = new ConcurrentHashMap<>();
    private final Map<String, Deque<Following>> byPerson = new ConcurrentHashMap<>();
    private Set<News<K>> told = Set.of();

    /// Something that happened.
    ///
    /// @param at tells it from what happened to the same thing before
    public record News<K>(K what, Instant at) {}

    protected LivePages(String name, Duration heartbeat) {
        super(name, LOOK, 0);
        this.heartbeat = heartbeat;
    }

    /// What has happened in the last seconds, in whichever process.
    protected abstract Collection<News<K>> latest();

    /// One open page.
    private final class Following implements AutoCloseable {
        private final K what;
        private final Person person;
        private final Semaphore rung = new Semaphore(0);
        private volatile boolean closed = !isRunning();

        private Following(K what, Person person) {
            this.what = what;
            this.person = person;
        }

        /// Answers whether something may have changed, at the latest when the page should hear that
        /// its connection stands.
        private boolean await() throws InterruptedException {
            var news = rung.tryAcquire(heartbeat.toMillis(), TimeUnit.MILLISECONDS);
            rung.drainPermits();
            return news;
        }

        /// As long as the person's token holds.
        private boolean open() {
            return !closed && Instant.now().isBefore(person.until());
        }

        private void end() {
            closed = true;
            rung.release();
        }

        @Override
        public void close() {
            open.computeIfPresent(what, (_, all) -> without(all));
            byPerson.computeIfPresent(
                    person.username(),
                    (_, all) -> {
                        all.remove(this);
                        return all.isEmpty() ? null : all;
                    });
        }

        private @org.jspecify.annotations.Nullable Set<Following> without(Set<Following> all) {
            all.remove(this);
            return all.isEmpty() ? null : all;
        }
    }

    /// Stays with a page: sends the part when it has become different, as HTML whose elements take
    /// the place of those with their id, and now and then a beat, so that both sides learn when the
    /// other is gone.
    ///
    /// @param restMillis between two looks at the part, where each costs
    protected final void stream(
            HttpServletResponse response,
            Person person,
            K what,
            long restMillis,
            Supplier<JteModel> part) {
        response.setContentType("text/event-stream;charset=utf-8");
        response.setHeader("X-Accel-Buffering", "no");
        // not the writer: it would keep to itself that nobody listens any more
        try (var page = follow(what, person);
                var out = response.getOutputStream()) {
            stay(page, out, restMillis, part);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            log.debug("a page of {} was left", person.username(), e);
        }
    }

    private void stay(Following page, OutputStream out, long restMillis, Supplier<JteModel> part)
            throws IOException, InterruptedException {
        write(out, ":\n\n");
        var shown = "";
        while (page.open()) {
            var fresh = part.get().render();
            if (!fresh.equals(shown)) {
                write(out, fresh.lines().collect(Collectors.joining("\ndata: ", "data: ", "\n\n")));
                shown = fresh;
            }
            if (!page.await()) {
                write(out, ":\n\n");
            }
            Thread.sleep(restMillis);
        }
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    /// Beyond the limit the person's oldest page closes.
    private Following follow(K what, Person person) {
        var fresh = new Following(what, person);
        byPerson.compute(
                person.username(),
                (_, before) -> {
                    var all = before == null ? new ArrayDeque<Following>() : before;
                    if (all.size() >= MOST) {
                        all.removeFirst().end();
                    }
                    all.addLast(fresh);
                    return all;
                });
        open.compute(
                what,
                (_, before) -> {
                    var all = before == null ? ConcurrentHashMap.<Following>newKeySet() : before;
                    all.add(fresh);
                    return all;
                });
        return fresh;
    }

    /// Something may have happened to it.
    public void ring(K what) {
        open.getOrDefault(what, Set.of()).forEach(page -> page.rung.release());
    }

    /// Whether somebody has a page of it open here.
    protected final boolean follows(K what, String username) {
        return open.getOrDefault(what, Set.of()).stream()
                .anyMatch(page -> page.person.username().equals(username));
    }

    /// How many pages of somebody are open here.
    public int pages(String username) {
        return byPerson.getOrDefault(username, new ArrayDeque<>()).size();
    }

    @Override
    protected void look() {
        if (open.isEmpty()) {
            return;
        }
        var latest = Set.copyOf(latest());
        latest.stream().filter(news -> !told.contains(news)).map(News::what).forEach(this::ring);
        told = latest;
    }

    /// Before the web server waits for its last requests: these would never end by themselves.
    @Override
    public void stop() {
        super.stop();
        open.values().forEach(all -> all.forEach(Following::end));
    }

    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
