package opora.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import opora.backbone.Database;
import opora.shell.Rights;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The roles there are. Whoever keeps one tells of it, in the same transaction.
@Component
class Roles {
    /// Held by whoever changes what anybody may do, so that of two administrators who take away
    /// each other's power at once, one is too late.
    private static final long POWER = 7_711_902_553L;

    private static final String COLUMNS =
            "select name, title, rights, changed_at from identity.roles ";

    private final JdbcClient db;
    private final Database database;
    private final Rights rights;

    Roles(JdbcClient db, Database database, Rights rights) {
        this.db = db;
        this.database = database;
        this.rights = rights;
    }

    void hold() {
        db.sql("select pg_advisory_xact_lock(?)").param(POWER).query().singleRow();
    }

    List<Role> all() {
        return db.sql(COLUMNS + "order by title <> '', title, name").query(Roles::read).list();
    }

    /// Counts no further than anybody reads.
    List<RoleRow> counted() {
        var sql =
                """
                select r.*, (select count(*) from (
                    select distinct username from identity.grants g where g.role = r.name limit 1000) p) as people
                from identity.roles r order by title <> '', title, name
                """;
        return db.sql(sql)
                .query((row, number) -> new RoleRow(read(row, number), row.getInt("people")))
                .list();
    }

    Optional<Role> named(String name) {
        return db.sql(COLUMNS + "where name = ?").param(name).query(Roles::read).optional();
    }

    /// False when the name is taken.
    boolean add(String name, String title) {
        var sql =
                "insert into identity.roles (name, title) values (?, ?) on conflict (name) do nothing";
        return db.sql(sql).param(name).param(title).update() == 1;
    }

    void keep(Role role) {
        var sql =
                """
                update identity.roles
                set title = :title, rights = :rights,
                    changed_at = greatest(date_trunc('milliseconds', clock_timestamp()), changed_at + interval '1 ms')
                where name = :name returning changed_at
                """;
        var at =
                db.sql(sql)
                        .param("title", role.title())
                        .param("rights", role.rights().stream().sorted().toArray(String[]::new))
                        .param("name", role.name())
                        .query(OffsetDateTime.class)
                        .single()
                        .toInstant();
        tell(role, at);
    }

    void drop(Role role) {
        keep(role.with(Set.of()));
        db.sql("delete from identity.roles where name = ?").param(role.name()).update();
    }

    /// At the start, this process need not wait for its own events.
    void recall() {
        all().forEach(role -> rights.define(role.name(), role.rights(), role.changedAt()));
    }

    private void tell(Role role, Instant at) {
        var sorted = role.rights().stream().sorted().toList();
        database.publish(new RoleDefined(role.name(), role.title(), sorted, at));
        database.afterCommit(() -> rights.define(role.name(), role.rights(), at));
    }

    private static Role read(ResultSet row, int number) throws SQLException {
        return new Role(
                row.getString("name"),
                row.getString("title"),
                Set.of((String[]) row.getArray("rights").getArray()),
                row.getObject("changed_at", OffsetDateTime.class).toInstant());
    }
}
