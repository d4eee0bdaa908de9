package opora.assignment;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import opora.assignment.Scorecard.Band;
import opora.assignment.Scorecard.Confusion;
import opora.assignment.Scorecard.Judged;
import opora.shell.Flaw;
import opora.shell.FlawedRequest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// How good classification and choice are, by what people did afterwards: every topic they
/// corrected and every ticket they gave to somebody else counts as an error.
@Component
public class Quality {
    static final int LONGEST_DAYS = 366;
    private static final int MOST = 100_000;
    private static final int BANDS = 10;
    private static final int CONFUSIONS = 20;
    private static final double HARDLY = 0.001;

    private final JdbcClient db;
    private final LiveRules rules;
    private final Models models;

    Quality(JdbcClient db, LiveRules rules, Models models) {
        this.db = db;
        this.rules = rules;
        this.models = models;
    }

    /// @param tickets how many were opened
    /// @param routed those whose topic was sure enough
    /// @param judged those that people corrected or closed, so that it is known what they were
    ///   about
    /// @param card how good the topics of those are
    /// @param chosen how many got an expert by the rules
    /// @param reassigned those of them that a person gave to somebody else
    /// @param drift how much the topics now differ from those that were learnt from: below 0.1
    ///   hardly, above 0.25 a lot
    public record Report(
            int days,
            long tickets,
            long routed,
            int judged,
            Scorecard card,
            long chosen,
            long reassigned,
            long takenBack,
            double drift,
            boolean learnt,
            List<Sevenday> weeks,
            List<Band> bands,
            List<Confusion> confusions) {}

    /// A week of it.
    ///
    /// @param confidence the mean
    public record Sevenday(
            String begin, long tickets, long routed, long corrected, double confidence) {}

    private record Counted(long tickets, long routed, long chosen, long reassigned) {}

    Report of(int days) {
        if (days < 1 || days > LONGEST_DAYS) {
            throw new FlawedRequest(List.of(Flaw.of("days", "assignment.flaw.days", LONGEST_DAYS)));
        }
        var judged = judged(days);
        var counted = counted(days);
        var shares = models.shares();
        return new Report(
                days,
                counted.tickets(),
                counted.routed(),
                judged.size(),
                Scorecard.of(judged, rules.current().surety()),
                counted.chosen(),
                counted.reassigned(),
                takenBack(days),
                drift(shares, topics(days)),
                !shares.isEmpty(),
                weeks(days),
                Scorecard.bands(judged, BANDS),
                Scorecard.confusions(judged, CONFUSIONS));
    }

    private Counted counted(int days) {
        var sql =
                """
                select count(*) as tickets, count(*) filter (where routed) as routed,
                    count(*) filter (where chosen_first is not null) as chosen,
                    count(*) filter (where chosen_first is not null and chosen_by = 'HAND' and expert <> chosen_first)
                        as reassigned
                from assignment.tickets where opened_at > now() - make_interval(days => ?)
                """;
        return db.sql(sql).param(days).query(Counted.class).single();
    }

    private long takenBack(int days) {
        var sql =
                """
                select count(*) from assignment.decisions
                where kind = 'TAKEN_BACK' and at > now() - make_interval(days => ?)
                """;
        return db.sql(sql).param(days).query(Long.class).single();
    }

    /// What it was first taken for, beside what it was about. A ticket that was closed without an
    /// objection was about what it was taken for, if that was sure enough to choose an expert by.
    private List<Judged> judged(int days) {
        var sql =
                """
                select first_topic as topic, first_confidence as confidence, coalesce(true_topic, first_topic) as truth
                from assignment.tickets
                where opened_at > now() - make_interval(days => ?)
                    and (true_topic is not null or closed_at is not null and routed)
                order by opened_at desc limit ?
                """;
        return db.sql(sql).params(days, MOST).query(Judged.class).list();
    }

    private Map<String, Double> topics(int days) {
        var sql =
                """
                select topic, count(*)::float8 / sum(count(*)) over () as share from assignment.tickets
                where opened_at > now() - make_interval(days => ?) and topic <> '' group by topic
                """;
        return db
                .sql(sql)
                .param(days)
                .query((row, _) -> Map.entry(row.getString(1), row.getDouble(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /// The population stability index.
    static double drift(Map<String, Double> then, Map<String, Double> now) {
        if (then.isEmpty() || now.isEmpty()) {
            return 0;
        }
        var all = new TreeMap<>(then);
        all.putAll(now);
        return all.keySet().stream()
                .mapToDouble(
                        topic -> {
                            var before = Math.max(HARDLY, then.getOrDefault(topic, 0.0));
                            var after = Math.max(HARDLY, now.getOrDefault(topic, 0.0));
                            return (after - before) * Math.log(after / before);
                        })
                .sum();
    }

    private List<Sevenday> weeks(int days) {
        var sql =
                """
                select to_char(date_trunc('week', opened_at), 'YYYY-MM-DD') as begin, count(*) as tickets,
                    count(*) filter (where routed) as routed,
                    count(*) filter (where true_topic is not null and true_topic <> first_topic) as corrected,
                    avg(first_confidence) as confidence
                from assignment.tickets where opened_at > now() - make_interval(days => ?)
                group by 1 order by 1 desc limit 60
                """;
        return db.sql(sql).param(days).query(Sevenday.class).list();
    }
}
