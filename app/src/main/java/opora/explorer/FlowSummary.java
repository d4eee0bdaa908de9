package opora.explorer;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.springframework.web.util.UriUtils;

/// A flow in a list: what began it, and how much came of it.
///
/// @param keys whom and what it is about
/// @param last the latest event's type
public record FlowSummary(
        String correlation,
        Instant began,
        String context,
        String type,
        String keys,
        long events,
        String last,
        long millis) {

    public String path() {
        return pathOf(correlation);
    }

    static String pathOf(String correlation) {
        return "/flows/" + UriUtils.encode(correlation, StandardCharsets.UTF_8);
    }

    public String name() {
        return FlowEvent.nameOf(type);
    }

    public String lastName() {
        return FlowEvent.nameOf(last);
    }
}
