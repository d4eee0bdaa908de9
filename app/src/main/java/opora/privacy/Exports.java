package opora.privacy;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import opora.backbone.Database;
import opora.backbone.Outgoing;
import opora.shell.DataGathered;
import opora.shell.DataWanted;
import opora.shell.Deed;
import opora.shell.Journal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Asks all contexts what they know of somebody, and keeps the answers until they are fetched.
@Component
class Exports {
    /// Those that know something of people; a test sees that each of them answers.
    static final List<String> SOURCES =
            List.of(
                    "identity",
                    "customers",
                    "billing",
                    "cards",
                    "subscriptions",
                    "gateway",
                    "orders",
                    "portal",
                    "tickets",
                    "assignment",
                    "search",
                    "visits",
                    "notifications",
                    "rules",
                    "journal",
                    "mailroom",
                    "imports",
                    "privacy");

    private static final String ALL =
            """
            select e.id, e.username, e.wanted_at, (
                select count(*) from (
                    select context from privacy.pieces where export = e.id
                    group by context having count(*) = max(parts)) whole) as arrived
            from privacy.exports e
            """;

    private final Database database;
    private final JdbcClient db;
    private final Journal journal;
    private final PrivacySettings settings;

    Exports(Database database, JdbcClient db, Journal journal, PrivacySettings settings) {
        this.database = database;
        this.db = db;
        this.journal = journal;
        this.settings = settings;
    }

    /// False when somebody asked too often.
    boolean want(String username) {
        return database.transact(
                "privacy",
                _ -> {
                    db.sql("select pg_advisory_xact_lock(hashtextextended(?, 1))")
                            .param(username)
                            .query()
                            .singleRow();
                    if (ofToday(username) >= settings.exportsADay()) {
                        return false;
                    }
                    ask(username);
                    return true;
                });
    }

    private void ask(String username) {
        var id = UUID.randomUUID().toString();
        db.sql("insert into privacy.exports (id, username) values (?, ?)")
                .params(id, username)
                .update();
        var now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        database.publish(Outgoing.begins(new DataWanted(id, username, now), journal.flow()));
        journal.tell(Deed.of("privacy.export.wanted", username));
    }

    private long ofToday(String username) {
        var sql =
                "select count(*) from privacy.exports where username = ? and wanted_at > now() - interval '1 day'";
        return db.sql(sql).param(username).query(Long.class).single();
    }

    List<Export> of(String username) {
        return db.sql(ALL + "where e.username = ? order by e.wanted_at desc limit 20")
                .param(username)
                .query(Export.class)
                .list();
    }

    /// Nobody finds another's.
    Optional<Export> of(String username, String id) {
        return db.sql(ALL + "where e.username = ? and e.id = ?")
                .params(username, id)
                .query(Export.class)
                .optional();
    }

    /// What is not awaited, or no longer, is left out.
    void keep(DataGathered piece) {
        var sql =
                """
                insert into privacy.pieces (export, context, part, parts, sealed)
                select id, :context, :part, :parts, :sealed from privacy.exports where id = :request
                on conflict do nothing
                """;
        db.sql(sql)
                .param("context", piece.context())
                .param("part", piece.part())
                .param("parts", piece.parts())
                .param("sealed", piece.sealed())
                .param("request", piece.request())
                .update();
    }

    String sealed(String id, String context) {
        var sql =
                "select string_agg(sealed, '' order by part) from privacy.pieces where export = ? and context = ?";
        return db.sql(sql).params(id, context).query(String.class).single();
    }

    void drop(Duration age) {
        db.sql("delete from privacy.exports where wanted_at < now() - make_interval(secs => ?)")
                .param(age.toSeconds())
                .update();
    }
}
