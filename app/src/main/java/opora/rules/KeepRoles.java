package opora.rules;

import java.sql.Timestamp;
import opora.backbone.Handles;
import opora.identity.RoleDefined;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Keeps what each role may do.
@Component
class KeepRoles {
    private final JdbcClient db;

    KeepRoles(JdbcClient db) {
        this.db = db;
    }

    @Handles
    void on(RoleDefined defined) {
        var sql =
                """
                insert into rules.role_rights as known (role, rights, defined_at) values (:role, :rights, :at)
                on conflict (role) do update set rights = excluded.rights, defined_at = excluded.defined_at
                where known.defined_at <= excluded.defined_at
                """;
        db.sql(sql)
                .param("role", defined.role())
                .param("rights", defined.rights().toArray(String[]::new))
                .param("at", Timestamp.from(defined.definedAt()))
                .update();
    }
}
