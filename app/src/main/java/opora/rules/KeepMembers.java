package opora.rules;

import java.util.List;
import opora.backbone.Handles;
import opora.identity.AccessChanged;
import opora.identity.GivenRole;
import opora.shell.Reach;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Keeps who has which role, and who works in which queue. Whoever is barred is told nothing.
@Component
class KeepMembers {
    private final JdbcClient db;

    KeepMembers(JdbcClient db) {
        this.db = db;
    }

    @Handles
    void on(AccessChanged access) {
        db.sql("delete from rules.members where username = ?").param(access.username()).update();
        for (var given : access.barred() ? List.<GivenRole>of() : access.roles()) {
            add(Recipient.Kind.ROLE, given.role(), given.reach(), access.username());
            if (given.reach() == Reach.QUEUE) {
                add(Recipient.Kind.QUEUE, given.place(), given.reach(), access.username());
            }
        }
    }

    private void add(Recipient.Kind kind, String name, Reach reach, String username) {
        var sql =
                """
                insert into rules.members as known (kind, name, username, everywhere) values (?, ?, ?, ?)
                on conflict (kind, name, username) do update set everywhere = known.everywhere or excluded.everywhere
                """;
        db.sql(sql).params(kind.name(), name, username, reach == Reach.ALL).update();
    }
}
