package opora.visits;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import opora.tickets.Phase;
import org.jspecify.annotations.Nullable;

/// A ticket as far as it concerns who drives there.
///
/// @param expert whose visit it is now; empty when nobody's
/// @param fields the custom ones, by name
/// @param plannedAt when it is to be: as the expert planned it, or else as the customer wished
public record Visit(
        String ticket,
        long number,
        String expert,
        String customer,
        String name,
        String phone,
        String address,
        String subject,
        String words,
        String product,
        Map<String, String> fields,
        @Nullable Instant plannedAt,
        Phase phase,
        State state) {
    static final String SELECT =
            """
            select ticket, number, expert, customer, name, phone, address, subject, words, product, fields,
                coalesce(planned_at, wished_at) as planned_at, phase, state
            from visits.visits
            """;

    static Visit of(ResultSet row, int place) throws SQLException {
        var planned = row.getTimestamp("planned_at");
        return new Visit(
                row.getString("ticket"),
                row.getLong("number"),
                row.getString("expert"),
                row.getString("customer"),
                row.getString("name"),
                row.getString("phone"),
                row.getString("address"),
                row.getString("subject"),
                row.getString("words"),
                row.getString("product"),
                Json.words(row.getString("fields")),
                planned == null ? null : planned.toInstant(),
                Phase.valueOf(row.getString("phase")),
                State.valueOf(row.getString("state")));
    }

    public boolean over() {
        return !phase.open();
    }

    /// What telephones dial.
    public String dialled() {
        return phone.replaceAll("[^+0-9]", "");
    }

    /// For addresses of pages.
    public String place() {
        return URLEncoder.encode(address.replaceAll("\\s+", " "), StandardCharsets.UTF_8)
                .replace("+", "%20");
    }

    /// Whom one meets there.
    public String met() {
        return name.isEmpty() ? customer : name;
    }
}
