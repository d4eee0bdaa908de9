package opora.imports;

import static java.sql.Types.ARRAY;
import static java.sql.Types.VARCHAR;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import opora.backbone.Database;
import opora.backbone.Outgoing;
import opora.tickets.ImportRequested;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Takes records, each once: that it is taken, and the wish for its ticket, are one commit.
@Component
class TakeRecords {
    private final Database database;
    private final JdbcClient db;
    private final Runs runs;
    private final WriteWish wishes;

    TakeRecords(Database database, JdbcClient db, Runs runs, WriteWish wishes) {
        this.database = database;
        this.db = db;
        this.runs = runs;
        this.wishes = wishes;
    }

    void take(Run run, List<Found> found) {
        database.transact(
                ImportsContext.NAME,
                _ -> {
                    var all = new LinkedHashMap<String, Found>();
                    found.forEach(one -> all.putIfAbsent(one.id(), one));
                    var there = there(run, List.copyOf(all.keySet()));
                    int known = found.size() - all.size();
                    int skipped = 0;
                    for (var one : all.values()) {
                        var before = there.get(one.id());
                        if (before != null && !before.again(run)) {
                            known += before.run().equals(run.id()) ? 0 : 1;
                            continue;
                        }
                        skipped += take(run, one) ? 0 : 1;
                    }
                    runs.advance(run, found.size(), known, skipped);
                    return found.size();
                });
    }

    private record There(String sourceId, UUID run, String state) {
        /// What could not be taken then may be well now.
        boolean again(Run now) {
            return state.equals("SKIPPED") && !run.equals(now.id());
        }
    }

    private Map<String, There> there(Run run, List<String> ids) {
        var sql =
                """
                select source_id, run, state from imports.records where source = :name and source_id = any(:ids)
                """;
        var there = new HashMap<String, There>();
        db.sql(sql)
                .param("name", run.name())
                .param("ids", ids.toArray(String[]::new), ARRAY)
                .query(There.class)
                .list()
                .forEach(one -> there.put(one.sourceId(), one));
        return there;
    }

    /// Answers whether it can be taken.
    private boolean take(Run run, Found one) {
        var wish = wishes.of(run, one);
        return switch (wish) {
            case WriteWish.Skipped(var trouble) -> {
                remark(run, one.id(), trouble);
                if (!run.dry()) {
                    note(run, one.id(), "SKIPPED", null);
                }
                yield false;
            }
            case WriteWish.Wished(var event, var cut) -> {
                if (cut) {
                    remark(run, one.id(), Trouble.of("cut"));
                }
                if (!run.dry()) {
                    wish(run, one.id(), event);
                }
                yield true;
            }
        };
    }

    private void wish(Run run, String id, ImportRequested event) {
        note(run, id, "WISHED", event.requestId());
        database.publish(Outgoing.begins(event, event.requestId()));
    }

    private void note(Run run, String id, String state, @Nullable String request) {
        var sql =
                """
                insert into imports.records (source, source_id, run, state, request_id)
                values (:name, :id, :run, :state, :request)
                on conflict (source, source_id) do update
                set run = excluded.run, state = excluded.state, request_id = excluded.request_id
                """;
        db.sql(sql)
                .param("name", run.name())
                .param("id", id)
                .param("run", run.id())
                .param("state", state)
                .param("request", request, VARCHAR)
                .update();
    }

    private void remark(Run run, String id, Trouble trouble) {
        var sql =
                """
                insert into imports.remarks (run, source_id, reason, place, value) values (?, ?, ?, ?, ?)
                on conflict do nothing
                """;
        db.sql(sql)
                .params(run.id(), id, trouble.reason(), trouble.place(), trouble.value())
                .update();
    }
}
