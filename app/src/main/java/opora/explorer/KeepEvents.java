package opora.explorer;

import static java.sql.Types.ARRAY;

import java.util.List;
import opora.backbone.Handles;
import opora.backbone.RawEvent;
import opora.backbone.Rows;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Takes a copy of every event.
@Component
class KeepEvents {
    private final JdbcClient db;

    KeepEvents(JdbcClient db) {
        this.db = db;
    }

    @Handles
    void on(List<RawEvent> events) {
        var sql =
                """
                insert into explorer.events (at, id, context, type, topic, partition, event_offset, key, correlation,
                    causation, payload)
                select * from unnest(:times, :ids, :contexts, :types, :topics, :partitions, :offsets, :keys, :correlations,
                    :causations, :payloads)
                """;
        var rows = new Rows<>(events);
        db.sql(sql)
                .param("times", rows.times(event -> event.meta().time()), ARRAY)
                .param("ids", rows.texts(event -> event.meta().id()), ARRAY)
                .param("contexts", rows.texts(event -> event.meta().context()), ARRAY)
                .param("types", rows.texts(event -> event.meta().type()), ARRAY)
                .param("topics", rows.texts(event -> event.meta().topic()), ARRAY)
                .param("partitions", rows.ints(RawEvent::partition), ARRAY)
                .param("offsets", rows.longs(RawEvent::offset), ARRAY)
                .param("keys", rows.texts(event -> event.meta().key()), ARRAY)
                .param("correlations", rows.texts(event -> event.meta().correlation()), ARRAY)
                .param("causations", rows.texts(event -> event.meta().causation()), ARRAY)
                .param("payloads", payloads(events), ARRAY)
                .update();
    }

    private static byte[][] payloads(List<RawEvent> events) {
        return events.stream().map(RawEvent::payload).toArray(byte[][]::new);
    }
}
