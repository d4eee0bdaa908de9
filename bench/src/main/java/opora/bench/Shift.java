package opora.bench;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// The people of the service desk: customers with something to ask, agents, and experts who can do
/// all there is and never sleep. They join before anything is killed.
final class Shift {
    private static final List<String> CALLERS =
            List.of("caller-1", "caller-2", "caller-3", "caller-4");
    private static final List<String> AGENTS = List.of("agent-1", "agent-2");
    private static final List<String> EXPERTS = List.of("expert-1", "expert-2", "expert-3");
    private static final int PATIENCE_SECONDS = 60;

    private static final String EXPERT =
            """
            {"active": true, "skills": {"desk": 3}, "regions": [], "languages": ["ru", "en"], "zone": "UTC",
             "week": ["0-24", "0-24", "0-24", "0-24", "0-24", "0-24", "0-24"], "cap": 1000, "traits": {}}
            """;
    private static final String RULES =
            """
            {"surety": 0, "untouchedMinutes": 0, "onShift": true, "byRegion": false, "byLanguage": false,
             "topics": [{"topic": "Routers", "words": ["router", "роутер"], "skill": "desk", "level": 1}], "requirements": []}
            """;

    private final Map<String, String> tokens = new LinkedHashMap<>();

    /// @param addresses of each context's process
    /// @param urls of each context's database
    static Shift begin(
            Insistence http, Function<String, URI> addresses, UnaryOperator<String> urls) {
        var shift = new Shift();
        var hired = new Hired(addresses.apply("identity"), urls.apply("identity"));
        CALLERS.forEach(name -> shift.tokens.put(name, hired.join(name, "customer")));
        AGENTS.forEach(name -> shift.tokens.put(name, hired.join(name, "agent")));
        EXPERTS.forEach(name -> shift.tokens.put(name, hired.join(name, "expert")));
        openLine(http, hired, EXPERTS);
        shift.tokens.forEach(
                (name, token) -> {
                    var customer = CALLERS.contains(name);
                    var path = customer ? "/api/tickets" : "/api/desk/tickets";
                    var context = customer ? "portal" : "tickets";
                    until200(() -> http.get(context, path, "Authorization", token));
                });
        return shift;
    }

    /// From now on every ticket about a router finds one of them.
    static void openLine(Insistence http, Hired hired, List<String> experts) {
        var head = hired.join("head", "manager");
        until200(() -> put(http, "/api/assignment/rules", RULES, head));
        for (var expert : experts) {
            until200(() -> put(http, "/api/assignment/experts/" + expert, EXPERT, head));
        }
    }

    private static Insistence.Answer put(Insistence http, String path, String json, String token) {
        return http.put("assignment", path, json, "Authorization", token, "If-Match", "*");
    }

    /// What somebody may do comes the way of all events.
    private static void until200(java.util.function.Supplier<Insistence.Answer> ask) {
        var deadline = System.nanoTime() + PATIENCE_SECONDS * 1_000_000_000L;
        for (var answer = ask.get(); answer.status() != 200; answer = ask.get()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("the desk does not open: " + answer);
            }
            Pause.millis(100);
        }
    }

    /// @param perSecond what each of them does
    Callers callers(Insistence http, Promises promises, long seed, double perSecond) {
        var callers = new Callers(http, promises, perSecond);
        CALLERS.forEach(name -> callers.begin(name, token(name), seed * 1_000 + name.hashCode()));
        return callers;
    }

    /// @param perSecond what each of them does
    Agents agents(Insistence http, Promises promises, long seed, double perSecond) {
        var agents = new Agents(http, promises, EXPERTS, perSecond);
        AGENTS.forEach(name -> agents.begin(name, token(name), seed * 1_000 + name.hashCode()));
        return agents;
    }

    private String token(String name) {
        return tokens.getOrDefault(name, "");
    }
}
