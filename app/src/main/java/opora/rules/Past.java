package opora.rules;

import java.time.Instant;
import opora.backbone.RawEvent;

/// An event to try a rule on.
///
/// @param real whether it happened; otherwise it is made up from the schema
public record Past(String id, Facts facts, boolean real) {
    static String idOf(RawEvent event) {
        return event.partition() + "-" + event.offset();
    }

    public Instant at() {
        return facts.meta().time();
    }

    public String key() {
        return facts.meta().key() == null ? "" : facts.meta().key();
    }

    public String json() {
        return facts.words().apply(facts.root().toPrettyString());
    }
}
