package opora.mailroom;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Every mail there was, until it is forgotten.
@Component
class Mails {
    static final int ON_A_PAGE = 50;
    private static final String SELECT =
            """
            select m.id, b.address as box, m.message_id, m.way, m.bytes, m.sender, m.sender_name, m.subject, m.received_at,
                m.seen, m.seen_at, m.fate, m.reason, m.detail, m.attempts, m.next_at, m.request_id, m.ticket, t.number,
                m.handled_at, m.handled_by, exists (select from mailroom.raws r where r.mail_id = m.id) as kept
            from mailroom.mails m join mailroom.boxes b on b.id = m.box_id
            left join mailroom.tickets t on t.ticket = m.ticket
            """;

    private final JdbcClient db;

    Mails(JdbcClient db) {
        this.db = db;
    }

    /// @param q words of its sender or subject, or its Message-ID; empty for all
    /// @param fate one of [Fate], or `LOOK` for those that wait for somebody; empty for all
    /// @param before the number of the last one seen
    record Wanted(String q, String fate, long before) {}

    /// The latest first, one more than a page holds.
    List<MailRow> find(Wanted wanted) {
        var where = new StringBuilder("where m.id < :before");
        if (wanted.q().startsWith("<")) {
            where.append(" and m.message_id = :q");
        } else if (!wanted.q().isEmpty()) {
            where.append(" and m.words @@ to_tsquery('simple', :query)");
        }
        if (wanted.fate().equals("LOOK")) {
            where.append(" and m.fate in ('TROUBLED', 'HELD')");
        } else if (wanted.fate().equals(Fate.DUPLICATE.name())) {
            where.append(" and (m.seen > 1 or m.fate = 'DUPLICATE')");
        } else if (!wanted.fate().isEmpty()) {
            where.append(" and m.fate = :fate");
        }
        return db.sql(SELECT + where + " order by m.id desc limit " + (ON_A_PAGE + 1))
                .param("before", wanted.before())
                .param("q", wanted.q())
                .param("query", query(wanted.q()))
                .param("fate", wanted.fate())
                .query(Mails::row)
                .list();
    }

    /// All words, each of them as the beginning of one; nothing of the query language itself.
    private static String query(String q) {
        var words =
                Arrays.stream(q.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
                        .filter(word -> !word.isEmpty())
                        .limit(10)
                        .map(word -> "'" + word + "':*")
                        .collect(Collectors.joining(" & "));
        return words.isEmpty() ? "'nothing at all'" : words;
    }

    Optional<MailRow> at(long id) {
        return db.sql(SELECT + "where m.id = ?").param(id).query(Mails::row).optional();
    }

    /// How many wait for somebody.
    long troubled() {
        return db.sql("select count(*) from mailroom.mails where fate in ('TROUBLED', 'HELD')")
                .query(Long.class)
                .single();
    }

    /// As it came.
    Optional<byte[]> raw(long id) {
        return db.sql("select content from mailroom.raws where mail_id = ?")
                .param(id)
                .query(byte[].class)
                .optional();
    }

    private static MailRow row(ResultSet row, int number) throws SQLException {
        return new MailRow(
                row.getLong("id"),
                row.getString("box"),
                row.getString("message_id"),
                row.getString("way"),
                row.getInt("bytes"),
                row.getString("sender"),
                row.getString("sender_name"),
                row.getString("subject"),
                Objects.requireNonNull(Boxes.time(row, "received_at")),
                row.getInt("seen"),
                Boxes.time(row, "seen_at"),
                Fate.valueOf(row.getString("fate")),
                row.getString("reason"),
                row.getString("detail"),
                row.getInt("attempts"),
                Objects.requireNonNull(Boxes.time(row, "next_at")),
                row.getString("request_id"),
                row.getString("ticket"),
                row.getObject("number", Long.class),
                Boxes.time(row, "handled_at"),
                row.getString("handled_by"),
                row.getBoolean("kept"));
    }
}
