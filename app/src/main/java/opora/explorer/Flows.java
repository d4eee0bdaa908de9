package opora.explorer;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Finds flows and their events.
@Component
class Flows {
    static final int MOST_EVENTS = 200;
    static final int MOST_FLOWS = 50;

    private final JdbcClient db;

    Flows(JdbcClient db) {
        this.db = db;
    }

    List<FlowEvent> events(String correlation) {
        var sql =
                """
                select id, at, context, type, topic, partition, event_offset, key, correlation, causation, payload
                from explorer.events where correlation = :correlation order by at, id limit :most
                """;
        return db.sql(sql)
                .param("correlation", correlation)
                .param("most", MOST_EVENTS)
                .query(FlowEvent.class)
                .list();
    }

    /// Those that began last. What was only looked at or noted stands in the journal, not here.
    List<FlowSummary> latest() {
        var sql =
                """
                with found as (
                    select correlation, max(at) as at from (
                        select correlation, at from explorer.events
                        where causation is null and topic <> 'journal.actions'
                        order by at desc limit :most) b
                    group by correlation)
                """;
        return db.sql(sql + SUMMARY).param("most", MOST_FLOWS).query(FlowSummary.class).list();
    }

    /// Those in which somebody or something of this name takes part: an order's number, a person, a
    /// request, the flow's own name, or an event's.
    List<FlowSummary> of(String name) {
        var sql =
                """
                with found as (
                    select correlation, max(at) as at from (
                        (select correlation, at from explorer.events where key = :name order by at desc limit 500)
                        union all
                        (select correlation, at from explorer.events where correlation = :name limit 1)) f
                    group by correlation order by max(at) desc limit :most)
                """;
        return db.sql(sql + SUMMARY)
                .param("name", name)
                .param("most", MOST_FLOWS)
                .query(FlowSummary.class)
                .list();
    }

    private static final String SUMMARY =
            """
            select f.correlation, first.at as began, first.context, first.type, s.keys, s.events, last.type as last,
                extract(epoch from last.at - first.at) * 1000 as millis
            from found f
            cross join lateral (
                select at, context, type from explorer.events e where e.correlation = f.correlation
                order by causation is not null, at limit 1) first
            cross join lateral (
                select at, type from explorer.events e where e.correlation = f.correlation order by at desc limit 1) last
            cross join lateral (
                select count(*) as events, left(string_agg(distinct key, ' · '), 100) as keys
                from explorer.events e where e.correlation = f.correlation) s
            order by f.at desc
            """;
}
