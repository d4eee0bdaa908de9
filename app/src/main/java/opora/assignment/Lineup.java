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
    private final JdbcClient db;
    private final Experts experts;

    Lineup(JdbcClient db, Experts experts) {
        this.db = db;
        this.experts = experts;
    }

    /// @param waiting tickets that nobody fits now
    /// @param unsure tickets that wait for people to say what they are about
    public record Now(List<Row> rows, long waiting, long unsure) {}

    /// @param presence `HERE`, `OFF_SHIFT`, `ABSENT` or `PAUSED`
    /// @param next when they work next; null while they work, or when that is far off
    public record Row(
            Expert expert, int load, String skills, String presence, @Nullable Instant next) {
        public String tone() {
            return switch (presence) {
                case "HERE" -> load < expert.cap() ? "good" : "wait";
                case "ABSENT" -> "wait";
                default -> "";
            };
        }
    }

    Now now() {
        var at = Instant.now();
        var loads = experts.loads();
        var rows =
                experts.all().stream()
                        .map(one -> row(one, loads.getOrDefault(one.username(), 0), at))
                        .toList();
        return new Now(rows, count("WAITING"), count("UNSURE"));
    }

    private static Row row(Expert expert, int load, Instant at) {
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
        var presence = calendar.absentAt(at) ? "ABSENT" : "OFF_SHIFT";
        return new Row(expert, load, skills, presence, calendar.nextStart(at).orElse(null));
    }

    private long count(String state) {
        return db.sql("select count(*) from assignment.tickets where state = ?")
                .param(state)
                .query(Long.class)
                .single();
    }
}
