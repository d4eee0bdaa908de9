package opora.portal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import opora.tickets.Phase;
import org.jspecify.annotations.Nullable;

/// A customer's ticket as they see it.
///
/// @param ticket the desk's id; null until the desk has it
/// @param number what people call it by; null until then, too
/// @param status null until then, too
/// @param refused why the desk did not take it, as the key of a text
public record OwnTicket(
        String requestId,
        String customer,
        Map<String, String> words,
        @Nullable String ticket,
        @Nullable Long number,
        @Nullable String status,
        @Nullable Phase phase,
        String expert,
        String resolution,
        int stars,
        @Nullable String refused,
        int version,
        Instant createdAt,
        Instant changedAt) {
    static final String SELECT =
            """
            select request_id, customer, words, ticket, number, status, phase, expert, resolution, stars, refused, version,
                created_at, changed_at
            from portal.tickets
            """;

    static OwnTicket of(ResultSet row, int place) throws SQLException {
        var number = row.getLong("number");
        var numbered = !row.wasNull();
        var phase = row.getString("phase");
        return new OwnTicket(
                row.getString("request_id"),
                row.getString("customer"),
                Json.words(row.getString("words")),
                row.getString("ticket"),
                numbered ? Long.valueOf(number) : null,
                row.getString("status"),
                phase == null ? null : Phase.valueOf(phase),
                row.getString("expert"),
                row.getString("resolution"),
                row.getInt("stars"),
                row.getString("refused"),
                row.getInt("version"),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("changed_at").toInstant());
    }

    public String word(String name) {
        return words.getOrDefault(name, "");
    }

    public @Nullable Instant wishedAt() {
        return word("wishedAt").isEmpty() ? null : Instant.parse(word("wishedAt"));
    }

    /// Whether the work is finished, so that it can be rated.
    public boolean finished() {
        return phase == Phase.DONE || phase == Phase.CLOSED;
    }

    /// The desk's id of a ticket that the desk has.
    String known() {
        return Objects.requireNonNull(ticket);
    }
}
