package opora.rules;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import opora.notifications.NotificationRequested.Kind;
import opora.notifications.NotificationRequested.Timing;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The rules there are, in their order.
@Component
class Rules {
    static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<List<Recipient>> RECIPIENTS = new TypeReference<>() {};
    private static final String SELECT =
            """
            select id, rank, name, event_type, kind, conditions::text, recipients::text, channels, template_id, language,
                timing, last, active, since, version
            from rules.rules
            """;

    private final JdbcClient db;

    Rules(JdbcClient db) {
        this.db = db;
    }

    List<Rule> all() {
        return db.sql(SELECT + "order by event_type, rank, id").query(Rules::rule).list();
    }

    Optional<Rule> find(long id) {
        return db.sql(SELECT + "where id = ?").param(id).query(Rules::rule).optional();
    }

    private static Rule rule(ResultSet row, int number) throws SQLException {
        return new Rule(
                row.getLong("id"),
                row.getInt("rank"),
                row.getString("name"),
                row.getString("event_type"),
                Kind.valueOf(row.getString("kind")),
                JSON.readValue(row.getString("conditions"), Conditions.class),
                JSON.readValue(row.getString("recipients"), RECIPIENTS),
                Arrays.stream((String[]) row.getArray("channels").getArray())
                        .map(Way::valueOf)
                        .toList(),
                row.getLong("template_id"),
                row.getString("language"),
                Timing.valueOf(row.getString("timing")),
                row.getBoolean("last"),
                row.getBoolean("active"),
                Objects.requireNonNull(row.getObject("since", java.time.OffsetDateTime.class))
                        .toInstant(),
                row.getInt("version"));
    }
}
