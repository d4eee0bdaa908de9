package opora.assignment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The experts there are, with how they stand.
@Component
class Experts {
    private static final String USUAL_ZONE = "Europe/Moscow";
    private static final int USUAL_CAP = 10;
    private static final String SELECT =
            """
            select username, active, barred, skills::text, regions, languages, zone, week::text, cap, traits::text, turn,
                version
            from assignment.experts
            """;

    private final JdbcClient db;

    Experts(JdbcClient db) {
        this.db = db;
    }

    List<Expert> all() {
        var absences = absences(Instant.now());
        return db.sql(SELECT + "order by username").query((row, _) -> expert(row, absences)).list();
    }

    Optional<Expert> find(String username) {
        var absences = absences(Instant.now());
        return db.sql(SELECT + "where username = ?")
                .param(username)
                .query((row, _) -> expert(row, absences))
                .optional();
    }

    /// Puts somebody on the list; answers whether they were not on it.
    boolean begin(String username, String by) {
        var sql =
                """
                insert into assignment.experts (username, active, skills, regions, languages, zone, week, cap, traits,
                    changed_by)
                values (?, false, '{}', '{}', '{}', ?, ?::jsonb, ?, '{}', ?) on conflict do nothing
                """;
        return db.sql(sql)
                        .params(username, USUAL_ZONE, Json.text(Week.USUAL), USUAL_CAP, by)
                        .update()
                == 1;
    }

    /// How much open work each has.
    Map<String, Integer> loads() {
        var sql =
                """
                select expert, count(*) from assignment.tickets
                where expert is not null and state in ('CHOSEN', 'ASSIGNED') group by expert
                """;
        return db
                .sql(sql)
                .query((row, _) -> Map.entry(row.getString(1), row.getInt(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /// What is over is no longer asked for.
    private Map<String, List<Absence>> absences(Instant now) {
        record Away(String username, Absence absence) {}
        var sql =
                """
                select id, username, from_at, to_at, note from assignment.absences where to_at > ? order by from_at, id
                """;
        return db
                .sql(sql)
                .param(OffsetDateTime.ofInstant(now, ZoneOffset.UTC))
                .query((row, _) -> new Away(row.getString("username"), absence(row)))
                .list()
                .stream()
                .collect(
                        Collectors.groupingBy(
                                Away::username,
                                Collectors.mapping(Away::absence, Collectors.toList())));
    }

    private static Absence absence(ResultSet row) throws SQLException {
        return new Absence(
                row.getLong("id"),
                Objects.requireNonNull(Json.time(row, "from_at")),
                Objects.requireNonNull(Json.time(row, "to_at")),
                row.getString("note"));
    }

    private static Expert expert(ResultSet row, Map<String, List<Absence>> absences)
            throws SQLException {
        var username = row.getString("username");
        return new Expert(
                username,
                row.getBoolean("active"),
                row.getBoolean("barred"),
                Json.MAPPER.readValue(row.getString("skills"), Json.LEVELS),
                Json.set(row, "regions"),
                Json.set(row, "languages"),
                new Calendar(
                        ZoneId.of(row.getString("zone")),
                        Json.MAPPER.readValue(row.getString("week"), Week.class),
                        absences.getOrDefault(username, List.of())),
                row.getInt("cap"),
                Json.MAPPER.readValue(row.getString("traits"), Json.TEXTS),
                row.getLong("turn"),
                row.getInt("version"));
    }
}
