package opora.webhooks;

import static java.sql.Types.ARRAY;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import opora.backbone.Backbone;
import opora.backbone.Database;
import opora.backbone.Handles;
import opora.backbone.Payloads;
import opora.backbone.RawEvent;
import opora.backbone.Rows;
import opora.backbone.Selective;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Keeps what each endpoint is to get, under the next numbers. Its row is locked until the commit,
/// so numbers become visible in their order and nobody who asks for what follows one misses any.
@Component
class KeepCalls implements Selective {
    private final JdbcClient db;
    private final Database database;
    private final EndpointBook book;
    private final Callers callers;
    private final Payloads payloads;

    KeepCalls(
            JdbcClient db,
            Database database,
            EndpointBook book,
            Callers callers,
            Backbone backbone) {
        this.db = db;
        this.database = database;
        this.book = book;
        this.callers = callers;
        this.payloads = backbone.payloads();
    }

    @Override
    public Set<String> topics() {
        return book.topics();
    }

    @Handles
    void on(List<RawEvent> batch) {
        var page = book.current();
        // always in the same order: two processes lock the same rows
        var byEndpoint = new TreeMap<Long, List<RawEvent>>();
        for (var event : batch) {
            for (var endpoint : page.wanted().getOrDefault(event.meta().type(), List.of())) {
                if (!event.meta().time().isBefore(endpoint.since())) {
                    byEndpoint.computeIfAbsent(endpoint.id(), _ -> new ArrayList<>()).add(event);
                }
            }
        }
        byEndpoint.forEach(this::keep);
        if (!byEndpoint.isEmpty()) {
            database.afterCommit(callers::wake);
        }
    }

    private void keep(long endpoint, List<RawEvent> events) {
        var reserve =
                """
                update webhooks.endpoints set last_number = last_number + :count where id = :id returning last_number
                """;
        var last =
                db.sql(reserve)
                        .param("count", events.size())
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
        var rows = new Rows<>(events);
        db.sql(sql)
                .param("endpoint", endpoint)
                .param("first", last.get() - events.size())
                .param("ids", rows.texts(event -> event.meta().id()), ARRAY)
                .param("types", rows.texts(event -> event.meta().type()), ARRAY)
                .param("bodies", rows.texts(this::body), ARRAY)
                .update();
    }

    private String body(RawEvent event) {
        return CallBody.of(event.meta(), payloads.sealedTree(event.payload()));
    }
}
