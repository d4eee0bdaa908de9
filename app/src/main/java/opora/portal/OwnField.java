package opora.portal;

import java.util.List;
import opora.tickets.FieldKind;

/// A custom field of the desk that customers fill in.
///
/// @param needed whether a new ticket needs it
public record OwnField(
        String field,
        String russian,
        String english,
        FieldKind kind,
        List<String> choices,
        boolean needed) {
    public String title(String language) {
        return language.equals("ru") ? russian : english;
    }

    /// Under which a ticket's words have it.
    public String key() {
        return TicketWish.FIELD + field;
    }

    /// The values to choose from, where there are some.
    public List<String> values() {
        return kind == FieldKind.FLAG ? List.of("true", "false") : choices;
    }
}
