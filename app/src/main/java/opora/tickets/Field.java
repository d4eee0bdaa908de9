package opora.tickets;

import java.time.Instant;
import java.util.List;

/// A custom field of tickets, as staff has defined it.
///
/// @param choices the values there are, for a choice
/// @param forCustomers whether customers see it and fill it in
/// @param needed the statuses that need it filled in
/// @param retired no ticket gets it any more
public record Field(
        String field,
        String russian,
        String english,
        FieldKind kind,
        List<String> choices,
        boolean forCustomers,
        List<String> needed,
        int position,
        boolean retired,
        int version) {

    public String title(String language) {
        return language.equals("ru") ? russian : english;
    }

    /// The values to choose from, where there are some.
    public List<String> values() {
        return kind == FieldKind.FLAG ? List.of("true", "false") : choices;
    }

    /// Under which a ticket's words have it.
    public String key() {
        return Matter.FIELD + field;
    }

    FieldDefined told(Instant at) {
        return new FieldDefined(
                field,
                russian,
                english,
                kind,
                choices,
                forCustomers,
                needed,
                position,
                retired,
                at);
    }
}
