package opora.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import opora.backbone.Database;
import opora.shell.Declared;
import opora.shell.Grant;
import opora.shell.Reach;
import opora.shell.Rights;
import opora.shell.Scope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Who has which role.
@Component
class Grants {
    /// The right to compose roles: who has it everywhere can do, in the end, everything.
    static final String RULING = "identity.roles";

    private final JdbcClient db;
    private final Database database;
    private final Rights rights;

    Grants(JdbcClient db, Database database, Rights rights) {
        this.db = db;
        this.database = database;
        this.rights = rights;
    }

    Set<Grant> of(String username) {
        var sql = "select role, reach, place from identity.grants where username = ?";
        return new HashSet<>(db.sql(sql).param(username).query(Grants::read).list());
    }

    void add(String username, Grant grant, String by) {
        var sql =
                """
                insert into identity.grants (username, role, reach, place, given_by)
                values (?, ?, ?, ?, ?) on conflict do nothing
                """;
        db.sql(sql)
                .params(username, grant.role(), grant.scope().reach().name())
                .params(grant.scope().place(), by)
                .update();
    }

    void remove(String username, Grant grant) {
        var sql =
                "delete from identity.grants where username = ? and role = ? and reach = ? and place = ?";
        db.sql(sql)
                .params(username, grant.role(), grant.scope().reach().name(), grant.scope().place())
                .update();
    }

    List<Ruler> rulers() {
        var sql =
                """
                select g.username, g.role from identity.grants g join identity.roles r on r.name = g.role
                join identity.accounts a on a.username = g.username
                where g.reach = 'ALL' and :ruling = any (r.rights) and a.blocked_at is null
                """;
        return db.sql(sql).param("ruling", RULING).query(Ruler.class).list();
    }

    /// The queues that contexts name, and whatever a role was given for, for whoever gives the
    /// next.
    List<String> places() {
        var sql = "select distinct place from identity.grants where place <> '' limit 200";
        var places = new TreeSet<>(Declared.in("places").keySet());
        places.addAll(db.sql(sql).query(String.class).list());
        return List.copyOf(places);
    }

    boolean anybodyHas(String role) {
        var sql = "select exists (select from identity.grants where role = ?)";
        return db.sql(sql).param(role).query(Boolean.class).single();
    }

    List<Holder> held(String username) {
        var sql =
                """
                select username, role, reach, place from identity.grants where username = ?
                order by role, reach, place
                """;
        return db.sql(sql).param(username).query(Holder.class).list();
    }

    List<Holder> holders(String role) {
        var sql =
                """
                select username, role, reach, place from identity.grants where role = ?
                order by username, reach, place limit 200
                """;
        return db.sql(sql).param(role).query(Holder.class).list();
    }

    /// Tells what somebody may do now.
    void tell(String username) {
        var sql =
                """
                update identity.accounts
                set access_told_at = greatest(date_trunc('milliseconds', clock_timestamp()), access_told_at + interval '1 ms')
                where username = ? returning access_told_at as at, blocked_at is not null as barred
                """;
        var told = db.sql(sql).param(username).query(Told.class).single();
        var grants = of(username);
        var roles = grants.stream().map(GivenRole::of).toList();
        database.publish(new AccessChanged(username, roles, told.barred(), told.at()));
        database.afterCommit(() -> rights.give(username, grants, told.barred(), told.at()));
    }

    private record Told(Instant at, boolean barred) {}

    /// At the start, this process need not wait for its own events.
    void recall() {
        var sql =
                """
                select username, access_told_at, blocked_at is not null as barred
                from identity.accounts where access_told_at is not null
                """;
        db.sql(sql)
                .query(
                        (row, _) -> {
                            var at = row.getObject("access_told_at", OffsetDateTime.class);
                            var told = new Told(at.toInstant(), row.getBoolean("barred"));
                            recall(row.getString("username"), told);
                            return true;
                        })
                .list();
        rights.everybodyIsKnown();
    }

    private void recall(String username, Told told) {
        rights.give(username, of(username), told.barred(), told.at());
    }

    private static Grant read(ResultSet row, int number) throws SQLException {
        var reach = Reach.valueOf(row.getString("reach"));
        return new Grant(row.getString("role"), new Scope(reach, row.getString("place")));
    }
}
