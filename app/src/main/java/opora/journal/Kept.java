package opora.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import opora.shell.Frame;
import org.jspecify.annotations.Nullable;

/// An entry in its place of the chain.
public record Kept(
        long position,
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
        String correlation,
        byte[] previous,
        byte[] seal) {
    static final String COLUMNS =
            """
            select position, at, who, behind, action, subject, before, after, origin, client, request, correlation, previous, seal
            from journal.entries
            """;

    static Kept at(long position, Entry entry, byte[] previous, byte[] seal) {
        return new Kept(
                position,
                entry.at(),
                entry.who(),
                entry.behind(),
                entry.action(),
                entry.subject(),
                entry.before(),
                entry.after(),
                entry.origin(),
                entry.client(),
                entry.request(),
                entry.correlation(),
                previous,
                seal);
    }

    static Kept read(ResultSet row, int number) throws SQLException {
        return new Kept(
                row.getLong("position"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("who"),
                row.getString("behind"),
                row.getString("action"),
                row.getString("subject"),
                row.getString("before"),
                row.getString("after"),
                row.getString("origin"),
                row.getString("client"),
                row.getString("request"),
                row.getString("correlation"),
                row.getBytes("previous"),
                row.getBytes("seal"));
    }

    /// What was done, in words.
    public String deed(Frame frame) {
        var key = "deed." + action;
        var words = frame.text(key);
        return words.equals(key) ? "" : words;
    }

    Entry entry() {
        return new Entry(
                at,
                who,
                behind,
                action,
                subject,
                before,
                after,
                origin,
                client,
                request,
                correlation);
    }
}
