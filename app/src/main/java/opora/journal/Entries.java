package opora.journal;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Finds entries, the latest first.
@Component
class Entries {
    private final JdbcClient db;

    Entries(JdbcClient db) {
        this.db = db;
    }

    List<Kept> find(Wanted wanted, ZoneId zone, int most) {
        var sql = new StringBuilder(Kept.COLUMNS).append("where position < :below");
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
