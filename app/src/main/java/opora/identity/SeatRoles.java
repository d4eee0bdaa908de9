package opora.identity;

import java.util.HashSet;
import java.util.Set;
import opora.backbone.Database;
import opora.shell.KnownRights;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Gives the rights that this version brings, and this installation has not met, to the ready
/// roles.
@Component
class SeatRoles {
    private final Database database;
    private final JdbcClient db;
    private final Roles roles;
    private final Grants grants;
    private final KnownRights known;

    SeatRoles(Database database, JdbcClient db, Roles roles, Grants grants, KnownRights known) {
        this.database = database;
        this.db = db;
        this.roles = roles;
        this.grants = grants;
        this.known = known;
    }

    void seat() {
        database.transact(
                "identity",
                _ -> {
                    roles.hold();
                    var fresh = meet();
                    if (!fresh.isEmpty()) {
                        roles.all().forEach(role -> give(role, fresh));
                    }
                    return fresh;
                });
        roles.recall();
        grants.recall();
    }

    private Set<String> meet() {
        var sql =
                """
                insert into identity.met_rights (name) select unnest(?::text[])
                on conflict do nothing returning name
                """;
        var names = known.names().toArray(String[]::new);
        return new HashSet<>(db.sql(sql).param(names).query(String.class).list());
    }

    private void give(Role role, Set<String> fresh) {
        var all = new HashSet<>(known.of(role.name()));
        all.retainAll(fresh);
        all.addAll(role.rights());
        roles.keep(role.with(all));
    }
}
