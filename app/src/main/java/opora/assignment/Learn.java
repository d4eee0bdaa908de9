package opora.assignment;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import opora.assignment.Scorecard.Judged;
import opora.backbone.Database;
import opora.shell.Round;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Learns anew from closed tickets when there are enough new ones. A fifth of all tickets, always
/// the same, is never learnt from: on those the new is compared with what is in use, and only the
/// better one is taken. In one thread of the least priority, for people come first.
@Component
class Learn extends Round {
    private static final Logger log = LoggerFactory.getLogger(Learn.class);
    private static final int FEWEST_OF_A_TOPIC = 8;
    private static final int FEWEST_HELD_OUT = 20;

    private final JdbcClient db;
    private final Database database;
    private final Topics topics;
    private final Models models;
    private final AssignmentSettings settings;

    Learn(
            JdbcClient db,
            Database database,
            Topics topics,
            Models models,
            AssignmentSettings settings) {
        super("learning", settings.learn(), 20);
        this.db = db;
        this.database = database;
        this.topics = topics;
        this.models = models;
        this.settings = settings;
    }

    /// @param heldOut whether it is judged, not learnt from
    private record Lesson(String words, String topic, boolean heldOut) {
        Example example() {
            return new Example(words, topic);
        }
    }

    @Override
    protected void look() {
        var known = models.learntFrom();
        var wanted = known == 0 ? settings.enough() : known + settings.more();
        if (closed() >= wanted) {
            learn();
        }
    }

    private long closed() {
        var sql =
                """
                select count(*) from assignment.tickets
                where words <> '' and (closed_at is not null or true_topic is not null)
                """;
        return db.sql(sql).query(Long.class).single();
    }

    /// Answers whether what was learnt is in use now. Of several processes one does it at a time.
    boolean learn() {
        var lessons = lessons();
        var learnt = lessons.stream().filter(one -> !one.heldOut()).map(Lesson::example).toList();
        var heldOut = lessons.stream().filter(Lesson::heldOut).toList();
        var all = learnt.stream().map(Example::topic).collect(Collectors.toSet());
        if (all.size() < 2 || heldOut.size() < FEWEST_HELD_OUT) {
            return false;
        }
        var thread = Thread.currentThread();
        var priority = thread.getPriority();
        thread.setPriority(Thread.MIN_PRIORITY);
        try {
            var fresh = Classifier.learn(learnt);
            return compare(fresh, learnt, heldOut, lessons.size());
        } finally {
            thread.setPriority(priority);
        }
    }

    private boolean compare(
            Classifier fresh, List<Example> learnt, List<Lesson> heldOut, int lessons) {
        var surety = topics.current().rules().surety();
        var before = Scorecard.of(judged(heldOut), surety);
        var judged = new ArrayList<Judged>();
        for (var one : heldOut) {
            var best = fresh.classify(one.words()).getFirst();
            judged.add(new Judged(best.topic(), best.confidence(), one.topic()));
        }
        var after = Scorecard.of(judged, surety);
        var taken = better(after, before);
        log.info(
                "learnt from {} tickets: {} right of {} held out, {} before; {}",
                learnt.size(),
                after.accuracy(),
                heldOut.size(),
                before.accuracy(),
                taken ? "taken" : "not taken");
        return database.transact(
                AssignmentContext.NAME,
                _ -> {
                    models.keep(
                            new Models.Fresh(
                                    lessons,
                                    shares(learnt),
                                    after,
                                    before,
                                    taken,
                                    taken ? bytes(fresh) : null));
                    return taken;
                });
    }

    static boolean better(Scorecard after, Scorecard before) {
        return after.accuracy() > before.accuracy()
                || after.accuracy() == before.accuracy() && after.macroF1() > before.macroF1();
    }

    private List<Judged> judged(List<Lesson> heldOut) {
        var reader = topics.current();
        return heldOut.stream()
                .map(
                        one -> {
                            var finding = reader.read(one.words());
                            return new Judged(finding.topic(), finding.confidence(), one.topic());
                        })
                .toList();
    }

    /// What people said, and what nobody objected to until the ticket was closed. Topics that are
    /// hardly ever met cannot be learnt yet.
    private List<Lesson> lessons() {
        var sql =
                """
                select words, coalesce(true_topic, topic) as topic,
                    get_byte(sha256(ticket::bytea), 0) % 5 = 0 as held_out
                from assignment.tickets
                where words <> '' and coalesce(true_topic, topic) <> ''
                    and (true_topic is not null or closed_at is not null and routed)
                order by opened_at desc, ticket limit ?
                """;
        var all = db.sql(sql).param(settings.most()).query(Lesson.class).list();
        var counts = new TreeMap<String, Integer>();
        all.stream()
                .filter(one -> !one.heldOut())
                .forEach(one -> counts.merge(one.topic(), 1, Integer::sum));
        var often = new HashSet<String>();
        counts.forEach(
                (topic, count) -> {
                    if (count >= FEWEST_OF_A_TOPIC) {
                        often.add(topic);
                    }
                });
        return all.stream().filter(one -> often.contains(one.topic())).toList();
    }

    private static TreeMap<String, Double> shares(List<Example> learnt) {
        var shares = new TreeMap<String, Double>();
        learnt.forEach(one -> shares.merge(one.topic(), 1.0 / learnt.size(), Double::sum));
        return shares;
    }

    private static byte[] bytes(Classifier classifier) {
        var bytes = new ByteArrayOutputStream();
        try {
            classifier.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
