package opora.journal;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import opora.backbone.Incoming;
import opora.shell.ActionTaken;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// One line of the journal, not yet in its place.
record Entry(
        Instant at,
        String who,
        @Nullable String behind,
        String action,
        String subject,
        String before,
        String after,
        String origin,
        String client,
        String request,
        String correlation) {
    private static final JsonMapper JSON = JsonMapper.shared();

    static Entry of(Incoming<ActionTaken> told) {
        var action = told.event();
        return new Entry(
                action.at(),
                action.who(),
                action.behind(),
                action.action(),
                action.subject(),
                json(action.before()),
                json(action.after()),
                action.origin(),
                action.client(),
                action.request(),
                told.meta().correlation());
    }

    /// What another context's event tells of somebody.
    static Entry heard(Instant at, String who, String action, String subject, String correlation) {
        return heard(at, who, action, subject, Map.of(), Map.of(), correlation);
    }

    /// The same with what was different before and after.
    static Entry heard(
            Instant at,
            String who,
            String action,
            String subject,
            Map<String, String> before,
            Map<String, String> after,
            String correlation) {
        return new Entry(
                at, who, null, action, subject, json(before), json(after), "", "", "", correlation);
    }

    private static String json(Map<String, String> values) {
        return values.isEmpty() ? "" : JSON.writeValueAsString(new TreeMap<>(values));
    }
}
