package opora.assignment;

import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// How the experts and the line stand at the moment, for people.
@Component
public class Lineup {
    private static final int OFFERED = 1_000;

    private final JdbcClient db;
    private final Experts experts;
    private final LiveRules rules;

    Lineup(JdbcClient db, Experts experts, LiveRules rules) {
        this.db = db;
        this.experts = experts;
        this.rules = rules;
    }

    /// @param waiting tickets that nobody fits now
    /// @param unsure tickets that wait for people to say what they are about
    /// @param others who works here and is no expert yet
    public record Now(List<Row> rows, long waiting, long unsure, List<String> others) {}

    /// @param presence `HERE`, `OFF_SHIFT`, `ANYWAY` for who gets work outside their hours, too,
    ///   `ABSENT` or `PAUSED`
    /// @param next when they work next; null while they work, or when that is far off
    public record Row(
            Expert expert, int load, String skills, String presence, @Nullable Instant next) {
        public String tone() {
            return switch (presence) {
                case "HERE", "ANYWAY" -> load < expert.cap() ? "good" : "wait";
                case "ABSENT" -> "wait";
                default -> "";
            };
        }
    }

    Now now() {
        var at = Instant.now();
        var loads = experts.loads();
        var onShift = rules.current().onShift();
        var rows =
                experts.all().stream()
                        .map(one -> row(one, loads.getOrDefault(one.username(), 0), at, onShift))
                        .toList();
        return new Now(rows, count("WAITING"), count("UNSURE"), others());
    }

    private List<String> others() {
        var sql =
                """
                select username from assignment.staff except select username from assignment.experts order by 1 limit ?
                """;
        return db.sql(sql).param(OFFERED).query(String.class).list();
    }

    static Row row(Expert expert, int load, Instant at, boolean onShift) {
        var calendar = expert.calendar();
        var skills =
                new TreeSet<>(expert.skills().keySet())
                        .stream()
                                .map(name -> name + " " + expert.skills().get(name))
                                .collect(Collectors.joining(", "));
        if (!expert.active() || expert.barred()) {
            return new Row(expert, load, skills, "PAUSED", null);
        }
        if (calendar.worksAt(at)) {
            return new Row(expert, load, skills, "HERE", null);
        }
        var absent = calendar.absentAt(at);
        if (!absent && !onShift) {
            return new Row(expert, load, skills, "ANYWAY", null);
        }
        var presence = absent ? "ABSENT" : "OFF_SHIFT";
        return new Row(expert, load, skills, presence, calendar.nextStart(at).orElse(null));
    }

    private long count(String state) {
        return db.sql("select count(*) from assignment.tickets where state = ?")
                .param(state)
                .query(Long.class)
                .single();
    }
}
