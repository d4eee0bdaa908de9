package opora.assignment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import opora.assignment.Choice.Contender;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Shows what rules would have chosen in the past. Experts are taken with the load and the presence
/// they had at the time and the skills and traits they have now; each choice is looked at by
/// itself.
@Component
public class TryRules {
    static final int PAST = 200;

    private final JdbcClient db;
    private final Experts experts;
    private final LiveRules rules;

    TryRules(JdbcClient db, Experts experts, LiveRules rules) {
        this.db = db;
        this.experts = experts;
        this.rules = rules;
    }

    /// @param tried how many past choices there are to look at
    /// @param changed those that would have been others
    public record Trial(int tried, List<Changed> changed) {}

    /// A choice that would have been another one; nobody is the empty name.
    public record Changed(String ticket, long number, String topic, String before, String after) {}

    private record Past(
            String ticket,
            long number,
            String topic,
            double confidence,
            String facts,
            String address,
            String standings) {}

    Trial with(ChoiceRules draft) {
        var team = experts.all().stream().collect(Collectors.toMap(Expert::username, one -> one));
        var regions =
                team.values().stream()
                        .flatMap(one -> one.regions().stream())
                        .collect(Collectors.toSet());
        var current = rules.current();
        var changed = new ArrayList<Changed>();
        var all = past();
        for (var one : all) {
            var before = chosen(one, team, regions, current);
            var after = chosen(one, team, regions, draft);
            if (!before.equals(after)) {
                changed.add(new Changed(one.ticket(), one.number(), one.topic(), before, after));
            }
        }
        return new Trial(all.size(), changed);
    }

    private List<Past> past() {
        var sql =
                """
                select d.ticket, t.number, d.topic, t.confidence, t.facts::text, t.address, d.standings::text
                from (
                    select * from assignment.decisions where kind in ('CHOSEN', 'NOBODY') order by id desc limit ?
                ) d join assignment.tickets t on t.ticket = d.ticket
                order by d.id desc
                """;
        return db.sql(sql).param(PAST).query(Past.class).list();
    }

    private static String chosen(
            Past past, Map<String, Expert> team, Set<String> regions, ChoiceRules rules) {
        if (past.confidence() < rules.surety()) {
            return "";
        }
        var facts = Json.MAPPER.readValue(past.facts(), Facts.class).about(past.topic());
        var ticket = new WaitingTicket(past.ticket(), facts, past.address(), Set.of(), true);
        var contenders =
                Json.MAPPER.readValue(past.standings(), Json.STANDINGS).stream()
                        .filter(standing -> team.containsKey(standing.expert()))
                        .map(
                                standing ->
                                        new Contender(
                                                Objects.requireNonNull(team.get(standing.expert())),
                                                standing))
                        .toList();
        return Choice.of(ticket.in(regions), contenders, rules).expert().orElse("");
    }
}
