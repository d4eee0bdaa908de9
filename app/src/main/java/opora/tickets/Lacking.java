package opora.tickets;

import java.util.List;
import java.util.stream.Collectors;
import opora.shell.Frame;
import org.jspecify.annotations.Nullable;

/// What a ticket does not have yet and some of the statuses that may follow need.
///
/// @param key under which a ticket's words have it
/// @param field the custom one it is; null for those every ticket has
public record Lacking(String key, @Nullable Field field, List<Status> statuses) {
    public String title(Frame frame) {
        return field == null ? frame.text("desk." + key) : field.title(frame.language());
    }

    public String kind() {
        return field == null ? FieldKind.TEXT.name() : field.kind().name();
    }

    public List<String> choices() {
        return field == null ? List.of() : field.values();
    }

    /// The short names of the statuses.
    public String names() {
        return statuses.stream().map(Status::status).collect(Collectors.joining(" "));
    }

    public String hint(Frame frame) {
        var titles =
                statuses.stream()
                        .map(status -> status.title(frame.language()))
                        .collect(Collectors.joining(", "));
        return frame.text("desk.needed.for", titles);
    }
}
