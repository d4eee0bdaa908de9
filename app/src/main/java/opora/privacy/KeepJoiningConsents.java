package opora.privacy;

import opora.backbone.Handles;
import opora.identity.ConsentGiven;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// A consent that joining asks for, and that has the name of a purpose, counts for that purpose, as
/// if it had been given here.
@Component
class KeepJoiningConsents {
    private final JdbcClient db;

    KeepJoiningConsents(JdbcClient db) {
        this.db = db;
    }

    @Handles
    @Nullable ConsentDecided on(ConsentGiven given) {
        var sql =
                """
                insert into privacy.decisions (username, purpose, version, given, decided_at)
                select :username, name, max(version), true, :at::timestamptz from privacy.purposes p
                where name = :purpose and not exists (
                    select from privacy.decisions d where d.username = :username and d.purpose = p.name)
                group by name returning version
                """;
        return db.sql(sql)
                .param("username", given.username())
                .param("purpose", given.consent())
                .param("at", given.givenAt().toString())
                .query(Integer.class)
                .optional()
                .map(
                        version ->
                                new ConsentDecided(
                                        given.username(),
                                        given.consent(),
                                        version,
                                        true,
                                        given.givenAt()))
                .orElse(null);
    }
}
