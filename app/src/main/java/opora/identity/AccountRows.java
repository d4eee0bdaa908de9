package opora.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Finds accounts for staff.
@Component
class AccountRows {
    private static final String COLUMNS =
            """
            select a.username, a.email, a.source, a.registered_at, a.blocked_at, a.closed_at is not null as closed,
                (select locked_until from identity.locks l
                 where l.username = a.username and l.locked_until > now()) as locked_until,
                array(select distinct role from identity.grants g where g.username = a.username order by role) as roles
            from identity.accounts a
            """;

    private final JdbcClient db;

    AccountRows(JdbcClient db) {
        this.db = db;
    }

    List<AccountRow> find(AccountSearch search, int most) {
        var sql = new StringBuilder(COLUMNS).append("where a.username > :behind");
        if (!search.beginning().isEmpty()) {
            sql.append(" and (a.username like :beginning or lower(a.email) like :beginning)");
        }
        if (!search.wantedRole().isEmpty()) {
            sql.append(
                    " and exists (select from identity.grants g where g.username = a.username and g.role = :role)");
        }
        sql.append(condition(search.wantedState()));
        sql.append(" order by a.username limit :most");
        return db.sql(sql.toString())
                .param("behind", search.behind())
                .param("beginning", beginning(search.beginning()))
                .param("role", search.wantedRole())
                .param("most", most)
                .query(AccountRows::read)
                .list();
    }

    Optional<AccountRow> named(String username) {
        return db.sql(COLUMNS + "where a.username = ?")
                .param(username)
                .query(AccountRows::read)
                .optional();
    }

    private static String condition(String state) {
        return switch (state) {
            case "blocked" -> " and a.blocked_at is not null";
            case "active" -> " and a.blocked_at is null";
            case "locked" ->
                    " and a.username in (select username from identity.locks where locked_until > now())";
            default -> "";
        };
    }

    private static String beginning(String typed) {
        return typed.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }

    private static AccountRow read(ResultSet row, int number) throws SQLException {
        return new AccountRow(
                row.getString("username"),
                row.getString("email"),
                row.getString("source"),
                row.getObject("registered_at", OffsetDateTime.class).toInstant(),
                instant(row, "blocked_at"),
                instant(row, "locked_until"),
                row.getBoolean("closed"),
                List.of((String[]) row.getArray("roles").getArray()));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
