package opora.visits;

import java.util.List;
import opora.shell.Frame;
import opora.tickets.FieldKind;

/// Something of a ticket that has to be filled in where a visit is finished.
///
/// @param key under which a ticket's words have it
/// @param russian the title of a custom field; empty for what every ticket has
public record ClosingField(
        String key, String russian, String english, FieldKind kind, List<String> choices) {
    static final String CUSTOM = "fields.";

    static ClosingField ofEveryTicket(String key) {
        return new ClosingField(key, "", "", FieldKind.TEXT, List.of());
    }

    String name() {
        return key.startsWith(CUSTOM) ? key.substring(CUSTOM.length()) : key;
    }

    public String title(Frame frame) {
        if (russian.isEmpty()) {
            return key.startsWith(CUSTOM) ? name() : frame.text("desk." + key);
        }
        return frame.language().equals("ru") ? russian : english;
    }

    /// The values to choose from, where there are some.
    public List<String> values() {
        return kind == FieldKind.FLAG ? List.of("true", "false") : choices;
    }
}
