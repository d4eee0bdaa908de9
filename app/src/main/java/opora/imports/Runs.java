package opora.imports;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import opora.backbone.Database;
import opora.shell.Deed;
import opora.shell.Ids;
import opora.shell.Journal;
import opora.shell.Texts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// All runs there were.
@Component
public class Runs {
    private static final String SELECT =
            """
            select id, source, name, path, dry, state, detail, read, known, begun_by, begun_at, ended_at,
                case when dry then read - known - skipped else (
                    select count(*)::int from imports.records r where r.run = runs.id and r.state <> 'SKIPPED') end as taken,
                case when dry then skipped else (
                    select count(*)::int from imports.remarks r where r.run = runs.id and r.reason <> 'cut') end as skipped
            from imports.runs
            """;

    private final JdbcClient db;
    private final Database database;
    private final Journal journal;

    Runs(JdbcClient db, Database database, Journal journal) {
        this.db = db;
        this.database = database;
        this.journal = journal;
    }

    /// Goes on by itself from here, also after a crash.
    UUID begin(Source source, String name, String path, boolean dry, String by) {
        return database.transact(
                ImportsContext.NAME,
                _ -> {
                    var id = Ids.next();
                    var sql =
                            """
                            insert into imports.runs (id, source, name, path, dry, begun_by) values (?, ?, ?, ?, ?, ?)
                            """;
                    db.sql(sql).params(id, source.name(), name, path, dry, by).update();
                    journal.tell(Deed.of("imports.begun", name).to("path", path).to("dry", dry));
                    return id;
                });
    }

    List<Run> latest(int most) {
        return db.sql(SELECT + "order by begun_at desc limit ?")
                .param(most)
                .query(Runs::run)
                .list();
    }

    Optional<Run> find(UUID id) {
        return db.sql(SELECT + "where id = ?").param(id).query(Runs::run).optional();
    }

    /// One that nobody works on; from its beginning, since what was taken is known.
    Optional<Run> claim() {
        var sql =
                """
                update imports.runs set claimed_until = now() + interval '30 seconds', read = 0, known = 0, skipped = 0
                where id = (
                    select id from imports.runs
                    where state = 'RUNNING' and (claimed_until is null or claimed_until < now())
                    order by begun_at limit 1 for update skip locked)
                returning id
                """;
        return db.sql(sql).query(UUID.class).optional().flatMap(this::find);
    }

    /// So much further.
    void advance(Run run, int read, int known, int skipped) {
        var sql =
                """
                update imports.runs set read = read + ?, known = known + ?, skipped = skipped + ?,
                    claimed_until = now() + interval '30 seconds'
                where id = ?
                """;
        db.sql(sql).params(read, known, skipped, run.id()).update();
    }

    void end(Run run, Run.State state, String detail) {
        db.sql("update imports.runs set state = ?, detail = ?, ended_at = now() where id = ?")
                .params(state.name(), detail, run.id())
                .update();
    }

    /// A record that is not here as it was there, and why.
    ///
    /// @param reason a word that has a text
    /// @param place the column it is about; empty for the whole
    /// @param value what stood there; where the desk refused it, the key of its reason
    public record Remark(String sourceId, String reason, String place, String value) {
        public String words(Texts texts, String language) {
            var told = reason.equals("desk") ? texts.text(language, value) : value;
            return texts.text(language, "imports.why." + reason, place, told);
        }
    }

    List<Remark> remarks(UUID run, int most) {
        var sql =
                """
                select source_id, reason, place, value from imports.remarks where run = ? order by reason, source_id limit ?
                """;
        return db.sql(sql).params(run, most).query(Remark.class).list();
    }

    private static Run run(ResultSet row, int place) throws SQLException {
        var ended = row.getObject("ended_at", OffsetDateTime.class);
        return new Run(
                row.getObject("id", UUID.class),
                Source.valueOf(row.getString("source")),
                row.getString("name"),
                row.getString("path"),
                row.getBoolean("dry"),
                Run.State.valueOf(row.getString("state")),
                row.getString("detail"),
                row.getInt("read"),
                row.getInt("taken"),
                row.getInt("known"),
                row.getInt("skipped"),
                row.getString("begun_by"),
                row.getObject("begun_at", OffsetDateTime.class).toInstant(),
                ended == null ? null : ended.toInstant());
    }
}
