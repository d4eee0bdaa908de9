package opora.identity;

import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Links that make one account with roles, once. Only the hash of a link's secret is kept.
@Component
class Invitations {
    private final JdbcClient db;
    private final IdentitySettings settings;

    Invitations(JdbcClient db, IdentitySettings settings) {
        this.db = db;
        this.settings = settings;
    }

    /// A new secret; earlier ones for the same roles that nobody used are worth nothing any more.
    String invite(Set<String> roles) {
        var sql =
                """
                delete from identity.invitations
                where used_by is null and roles = ?::text[] and invited_by = 'identity'
                """;
        db.sql(sql).param(sorted(roles)).update();
        return inviteAs("identity", "", roles);
    }

    /// A new secret for one more person.
    ///
    /// @param meant for whom, in the inviter's words
    String inviteAs(String by, String meant, Set<String> roles) {
        var secret = Secrets.fresh();
        var sql =
                """
                insert into identity.invitations (secret_hash, roles, expires_at, invited_by, meant_for)
                values (?, ?, now() + make_interval(secs => ?), ?, ?)
                """;
        db.sql(sql)
                .param(Secrets.hash(secret))
                .param(sorted(roles))
                .param(settings.invitation().toSeconds())
                .params(by, meant)
                .update();
        return secret;
    }

    Optional<Set<String>> open(String secret) {
        var sql =
                "select roles from identity.invitations where secret_hash = ? and used_by is null and expires_at > now()";
        return db.sql(sql)
                .param(Secrets.hash(secret))
                .query((row, _) -> Set.of((String[]) row.getArray("roles").getArray()))
                .optional();
    }

    /// False when somebody else was faster.
    boolean use(String secret, String username) {
        var sql =
                """
                update identity.invitations set used_by = ?
                where secret_hash = ? and used_by is null and expires_at > now()
                """;
        return db.sql(sql).param(username).param(Secrets.hash(secret)).update() == 1;
    }

    private static String[] sorted(Set<String> roles) {
        return roles.stream().sorted().toArray(String[]::new);
    }
}
