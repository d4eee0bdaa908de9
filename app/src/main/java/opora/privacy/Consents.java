package opora.privacy;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import opora.backbone.Database;
import opora.backbone.Outgoing;
import opora.shell.Deed;
import opora.shell.Journal;
import opora.shell.Refused;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What people agree to.
@Component
class Consents {
    private final Database database;
    private final JdbcClient db;
    private final Journal journal;

    Consents(Database database, JdbcClient db, Journal journal) {
        this.database = database;
        this.db = db;
        this.journal = journal;
    }

    List<Consent> of(String username) {
        var sql =
                """
                select p.name, p.version, p.title_ru, p.title_en, p.words_ru, p.words_en,
                    d.version as decided, coalesce(d.given, false) as given, d.decided_at
                from (select distinct on (name) * from privacy.purposes order by name, version desc) p
                left join lateral (
                    select version, given, decided_at from privacy.decisions
                    where username = ? and purpose = p.name order by position desc limit 1) d on true
                order by p.name
                """;
        return db.sql(sql).param(username).query(Consent.class).list();
    }

    /// About the wording they saw; one that is no longer the current one cannot be agreed to.
    void decide(String username, String purpose, int version, boolean given) {
        database.transact(
                "privacy",
                _ -> {
                    var now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
                    keep(username, purpose, version, given);
                    var decided = new ConsentDecided(username, purpose, version, given, now);
                    database.publish(Outgoing.begins(decided, journal.flow()));
                    var action = given ? "privacy.consent.given" : "privacy.consent.withdrawn";
                    journal.tell(Deed.of(action, purpose).to("version", version));
                    return decided;
                });
    }

    private void keep(String username, String purpose, int version, boolean given) {
        var sql =
                """
                insert into privacy.decisions (username, purpose, version, given)
                select :username, name, version, :given from privacy.purposes p
                where name = :purpose and version = :version
                    and version = (select max(version) from privacy.purposes where name = :purpose)
                """;
        var kept =
                db.sql(sql)
                        .param("username", username)
                        .param("purpose", purpose)
                        .param("version", version)
                        .param("given", given)
                        .update();
        if (kept == 0) {
            throw new Refused(HttpStatus.CONFLICT, "privacy.consent.changed");
        }
    }
}
