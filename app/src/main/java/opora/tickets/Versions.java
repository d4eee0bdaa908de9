package opora.tickets;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What became different since somebody looked, so that nothing unseen is overwritten, and nobody
/// is held up by what has nothing to do with it.
@Component
class Versions {
    private final JdbcClient db;

    Versions(JdbcClient db) {
        this.db = db;
    }

    /// The fields that were changed after this version.
    Set<String> changedSince(UUID ticket, int seen) {
        var sql =
                """
                select distinct jsonb_object_keys(facts -> 'after') from tickets.entries
                where ticket = ? and n > ? and kind = 'Changed'
                """;
        return new HashSet<>(db.sql(sql).params(ticket, seen).query(String.class).list());
    }
}
