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

/// Shows what rules would have chosen in the past. What a ticket is about is read anew, unless
/// people said it; experts are taken with the load and the presence they had at the time and the
/// skills and traits they have now; each choice is looked at by itself.
@Component
public class TryRules {
    static final int PAST = 200;

    private final JdbcClient db;
    private final Experts experts;
    private final Topics topics;

    TryRules(JdbcClient db, Experts experts, Topics topics) {
        this.db = db;
        this.experts = experts;
        this.topics = topics;
    }

    /// @param tried how many past choices there are to look at
    /// @param changed those that would have been others
    public record Trial(int tried, List<Changed> changed) {}

    /// A choice that would have been another one; nobody is the empty name.
    ///
    /// @param read what the tried rules take the ticket for
    public record Changed(
            String ticket, long number, String topic, String before, String after, String read) {}

    private record Chosen(String topic, String expert) {}

    private record Past(
            String ticket,
            long number,
            String topic,
            boolean said,
            String words,
            String facts,
            String address,
            String standings) {}

    Trial with(ChoiceRules draft) {
        var team = experts.all().stream().collect(Collectors.toMap(Expert::username, one -> one));
        var regions =
                team.values().stream()
                        .flatMap(one -> one.regions().stream())
                        .collect(Collectors.toSet());
        var current = topics.current();
        var tried = new Topics.Reader(draft, current.learnt());
        var changed = new ArrayList<Changed>();
        var all = past();
        for (var one : all) {
            var before = chosen(one, team, regions, current);
            var after = chosen(one, team, regions, tried);
            if (!before.expert().equals(after.expert())) {
                changed.add(
                        new Changed(
                                one.ticket(),
                                one.number(),
                                before.topic(),
                                before.expert(),
                                after.expert(),
                                after.topic()));
            }
        }
        return new Trial(all.size(), changed);
    }

    private List<Past> past() {
        var sql =
                """
                select d.ticket, t.number, coalesce(t.true_topic, d.topic) topic,
                    t.true_topic is not null or t.words = '' said, t.words, t.facts::text, t.address, d.standings::text
                from (
                    select * from assignment.decisions where kind in ('CHOSEN', 'NOBODY') order by id desc limit ?
                ) d join assignment.tickets t on t.ticket = d.ticket
                order by d.id desc
                """;
        return db.sql(sql).param(PAST).query(Past.class).list();
    }

    private static Chosen chosen(
            Past past, Map<String, Expert> team, Set<String> regions, Topics.Reader reader) {
        var finding = past.said() ? Finding.byHand(past.topic(), 0) : reader.read(past.words());
        if (!finding.routed()) {
            return new Chosen(finding.topic(), "");
        }
        var facts = Json.MAPPER.readValue(past.facts(), Facts.class).about(finding.topic());
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
        var choice = Choice.of(ticket.in(regions), contenders, reader.rules());
        return new Chosen(finding.topic(), choice.expert().orElse(""));
    }
}
