package opora.mailroom;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import opora.shell.Edition;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The mailboxes there are.
@Component
class Boxes {
    private static final String EDITION = "mailroom.edition";
    private static final String SELECT =
            """
            select id, name, address, language, way, host, port, security, login, password is not null as secret, folder,
                afterwards, moved_to, active, looked_at, fetched_at, failing_since, reason, detail, version
            from mailroom.boxes
            """;

    private final JdbcClient db;
    private final Edition<Map<String, Box>> byAddress;

    Boxes(JdbcClient db) {
        this.db = db;
        this.byAddress = new Edition<>(db, EDITION, this::read);
    }

    List<Box> all() {
        return db.sql(SELECT + "order by name, id").query(Boxes::box).list();
    }

    Optional<Box> find(long id) {
        return db.sql(SELECT + "where id = ?").param(id).query(Boxes::box).optional();
    }

    /// Whose mails are taken at our own door, by their plain addresses. Throws without a database.
    Optional<Box> open(String address) {
        return Optional.ofNullable(byAddress.current().get(plain(address))).filter(Box::active);
    }

    /// Whether that is an address of our own, as of half a second ago.
    boolean ours(String address) {
        return byAddress.recent(Map.of()).containsKey(plain(address));
    }

    private Map<String, Box> read() {
        return all().stream().collect(Collectors.toMap(Box::address, Function.identity()));
    }

    /// In lower case and without what stands behind a plus sign.
    static String plain(String address) {
        return address.strip().toLowerCase(Locale.ROOT).replaceFirst("\\+[^@]*@", "@");
    }

    static void turnPage(JdbcClient db) {
        Edition.turn(db, EDITION);
    }

    private static Box box(ResultSet row, int number) throws SQLException {
        return new Box(
                row.getLong("id"),
                row.getString("name"),
                row.getString("address"),
                row.getString("language"),
                Box.Way.valueOf(row.getString("way")),
                row.getString("host"),
                row.getInt("port"),
                Box.Security.valueOf(row.getString("security")),
                row.getString("login"),
                row.getBoolean("secret"),
                row.getString("folder"),
                Box.Afterwards.valueOf(row.getString("afterwards")),
                row.getString("moved_to"),
                row.getBoolean("active"),
                time(row, "looked_at"),
                time(row, "fetched_at"),
                time(row, "failing_since"),
                row.getString("reason"),
                row.getString("detail"),
                row.getInt("version"));
    }

    static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
