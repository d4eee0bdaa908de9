package opora.journal;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Finds entries, the latest first. An act that an event told stands with the request it came by,
/// which has no line of its own then.
@Component
class Entries {
    private static final String SHOWN =
            """
            select position, at, who, behind, action, subject, before, after,
                coalesce(nullif(origin, ''), r.came_from, '') as origin, coalesce(nullif(client, ''), r.sent_with, '') as client,
                coalesce(nullif(request, ''), r.sent, '') as request, correlation, previous, seal
            from journal.entries e left join lateral (
                select o.origin as came_from, o.client as sent_with, o.request as sent from journal.entries o
                where o.correlation = e.correlation and o.who = e.who and o.origin <> '' order by o.position limit 1
            ) r on e.origin = ''
            where position < :below
            """;
    private static final String NOT_TWICE =
            """
             and not (action = 'request' and exists (
                select from journal.entries o
                where o.correlation = e.correlation and o.who = e.who and o.action <> 'request'))
            """;

    private final JdbcClient db;

    Entries(JdbcClient db) {
        this.db = db;
    }

    /// For people: see above, unless they look for words or an action that only the request has.
    List<Kept> shown(Wanted wanted, ZoneId zone, int most) {
        var all = !wanted.words().isEmpty() || !wanted.deed().isEmpty();
        return find(all ? SHOWN : SHOWN + NOT_TWICE, wanted, zone, most);
    }

    /// As they are kept.
    List<Kept> find(Wanted wanted, ZoneId zone, int most) {
        return find(Kept.COLUMNS + "where position < :below", wanted, zone, most);
    }

    private List<Kept> find(String beginning, Wanted wanted, ZoneId zone, int most) {
        var sql = new StringBuilder(beginning);
        if (!wanted.words().isEmpty()) {
            sql.append(" and words @@ websearch_to_tsquery('simple', :words)");
        }
        if (!wanted.name().isEmpty()) {
            sql.append(" and (who = :name or behind = :name)");
        }
        if (!wanted.deed().isEmpty()) {
            sql.append(" and action like :deed");
        }
        if (!wanted.firstDay().isEmpty() || !wanted.lastDay().isEmpty()) {
            sql.append(" and at >= :begins and at < :ends");
        }
        sql.append(" order by position desc limit :most");
        return db.sql(sql.toString())
                .param("below", wanted.below())
                .param("words", wanted.words())
                .param("name", wanted.name())
                .param("deed", beginning(wanted.deed()))
                .param("begins", wanted.begins(zone).atOffset(ZoneOffset.UTC))
                .param("ends", wanted.ends(zone).atOffset(ZoneOffset.UTC))
                .param("most", most)
                .query(Kept::read)
                .list();
    }

    private static String beginning(String typed) {
        return typed.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }
}
