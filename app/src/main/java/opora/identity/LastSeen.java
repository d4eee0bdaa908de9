package opora.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import opora.shell.Person;
import opora.shell.Round;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;

/// Remembers when sessions were last used, and writes it down every few seconds: a request waits
/// for none of it. Processes without identity do not tell, so there a session looks as old as its
/// last visit here.
@Component
class LastSeen extends Round implements HandlerInterceptor {
    private static final Logger log = LoggerFactory.getLogger(LastSeen.class);
    private static final Duration PAUSE = Duration.ofSeconds(15);
    private static final int SHARE = 10;
    private static final int MOST = 100_000;

    private final Sessions sessions;
    private final Map<String, Seen> seen = new ConcurrentHashMap<>();

    LastSeen(Sessions sessions) {
        super("last uses of sessions", PAUSE, SHARE);
        this.sessions = sessions;
    }

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        var known = SecurityContextHolder.getContext().getAuthentication();
        if (known != null
                && known.getPrincipal() instanceof Person person
                && !person.session().isEmpty()
                && seen.size() < MOST) {
            seen.put(person.session(), new Seen(request.getRemoteAddr(), Instant.now()));
        }
        return true;
    }

    void write() {
        var batch = Map.copyOf(seen);
        if (batch.isEmpty()) {
            return;
        }
        var ids = batch.keySet().toArray(new String[0]);
        var addresses = new String[ids.length];
        var times = new Timestamp[ids.length];
        for (int i = 0; i < ids.length; i++) {
            var last = java.util.Objects.requireNonNull(batch.get(ids[i]));
            addresses[i] = last.address();
            times[i] = Timestamp.from(last.at());
        }
        sessions.seen(ids, addresses, times);
        batch.forEach(seen::remove);
    }

    @Override
    protected void look() {
        write();
    }

    @Override
    public void stop() {
        super.stop();
        try {
            write();
        } catch (RuntimeException e) {
            log.debug("last uses of sessions are lost", e);
        }
    }

    private record Seen(String address, Instant at) {}
}
