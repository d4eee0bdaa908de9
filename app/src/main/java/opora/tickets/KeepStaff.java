package opora.tickets;

import opora.backbone.Handles;
import opora.identity.AccessChanged;
import opora.identity.RoleDefined;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Keeps who works here: whoever has a role with the right to, and is not barred.
@Component
class KeepStaff {
    private final JdbcClient db;

    KeepStaff(JdbcClient db) {
        this.db = db;
    }

    @Handles
    void on(AccessChanged access) {
        db.sql("delete from tickets.staff where username = ?").param(access.username()).update();
        if (!access.barred()) {
            var sql =
                    "insert into tickets.staff (username, role) values (?, ?) on conflict do nothing";
            access.roles()
                    .forEach(given -> db.sql(sql).params(access.username(), given.role()).update());
        }
    }

    @Handles
    void on(RoleDefined role) {
        var sql =
                role.rights().contains(TicketsContext.WORK)
                        ? "insert into tickets.working_roles (role) values (?) on conflict do nothing"
                        : "delete from tickets.working_roles where role = ?";
        db.sql(sql).param(role.role()).update();
    }
}
