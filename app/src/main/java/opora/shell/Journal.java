package opora.shell;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.UUID;
import opora.backbone.Database;
import opora.backbone.Outgoing;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/// Says what people do. Inside a transaction the word goes with the change: both are kept, or
/// neither. Who, from where and when is taken from the request being answered.
@Component
public class Journal {
    private static final String TOLD = Journal.class.getName();
    private static final String FLOW = TOLD + ".flow";
    private static final int LONGEST = 300;

    private final ObjectProvider<Database> database;

    Journal(ObjectProvider<Database> database) {
        this.database = database;
    }

    /// The person who is asking did this.
    public void tell(Deed deed) {
        var request = request();
        var person = request == null ? null : Person.asking(request);
        var who = person == null ? "" : person.username();
        tell(request, who, person == null ? null : person.behind(), deed, "");
    }

    /// Somebody did this who has not been let in, or not yet.
    public void tellOf(String who, Deed deed) {
        tell(request(), who, null, deed, "");
    }

    /// The same for everything that one request sets in motion.
    public String flow() {
        var request = request();
        return request == null ? UUID.randomUUID().toString() : flow(request);
    }

    void tellAnswered(HttpServletRequest request, Person person, Deed deed, int status) {
        tell(request, person.username(), person.behind(), deed, " " + status);
    }

    static boolean told(HttpServletRequest request) {
        return request.getAttribute(TOLD) != null;
    }

    private void tell(
            @Nullable HttpServletRequest request,
            String who,
            @Nullable String behind,
            Deed deed,
            String status) {
        var action =
                new ActionTaken(
                        cut(who),
                        behind,
                        deed.action(),
                        cut(deed.subject()),
                        deed.before(),
                        deed.after(),
                        request == null ? "" : request.getRemoteAddr(),
                        request == null ? "" : cut(request.getHeader("User-Agent")),
                        request == null ? "" : Addressed.of(request) + status,
                        Instant.now().truncatedTo(ChronoUnit.MILLIS));
        var flow = request == null ? UUID.randomUUID().toString() : flow(request);
        var target = database.getIfAvailable();
        if (target != null) {
            target.transact(
                    "shell",
                    _ -> {
                        target.publish(Outgoing.begins(action, flow));
                        return action;
                    });
        }
        if (request != null) {
            request.setAttribute(TOLD, true);
        }
    }

    private static String flow(HttpServletRequest request) {
        var known = request.getAttribute(FLOW);
        if (known == null) {
            known = UUID.randomUUID().toString();
            request.setAttribute(FLOW, known);
        }
        return known.toString();
    }

    private static @Nullable HttpServletRequest request() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes found
                ? found.getRequest()
                : null;
    }

    private static String cut(@Nullable String text) {
        var whole = Objects.requireNonNullElse(text, "").replaceAll("\\p{C}", "?");
        return whole.length() <= LONGEST ? whole : whole.substring(0, LONGEST) + "…";
    }
}
