package opora.webhooks;

import static java.sql.Types.ARRAY;

import java.util.List;
import opora.backbone.Database;
import opora.backbone.Rows;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Keeps what an endpoint is to get, under the next numbers. Its row is locked until the commit, so
/// numbers become visible in their order and nobody who asks for what follows one misses any.
@Component
class NextCalls {
    private final JdbcClient db;
    private final Database database;
    private final Callers callers;

    NextCalls(JdbcClient db, Database database, Callers callers) {
        this.db = db;
        this.database = database;
        this.callers = callers;
    }

    /// A call without its number.
    record Fresh(String id, String type, String body) {}

    /// Whoever keeps for several endpoints does so in the order of their numbers, since two
    /// processes lock the same rows.
    void keep(long endpoint, List<Fresh> calls) {
        var reserve =
                """
                update webhooks.endpoints set last_number = last_number + :count where id = :id returning last_number
                """;
        var last =
                db.sql(reserve)
                        .param("count", calls.size())
                        .param("id", endpoint)
                        .query(Long.class)
                        .optional();
        if (last.isEmpty()) {
            return; // removed meanwhile
        }
        var sql =
                """
                insert into webhooks.calls (endpoint_id, number, event_id, event_type, body)
                select :endpoint, :first + row_number() over (order by n), id, type, body
                from unnest(:ids, :types, :bodies) with ordinality as e(id, type, body, n)
                """;
        var rows = new Rows<>(calls);
        db.sql(sql)
                .param("endpoint", endpoint)
                .param("first", last.get() - calls.size())
                .param("ids", rows.texts(Fresh::id), ARRAY)
                .param("types", rows.texts(Fresh::type), ARRAY)
                .param("bodies", rows.texts(Fresh::body), ARRAY)
                .update();
        database.afterCommit(callers::wake);
    }
}
