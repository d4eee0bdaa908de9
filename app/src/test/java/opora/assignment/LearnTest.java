package opora.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import opora.WholeApp;
import opora.assignment.Scorecard.Judged;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LearnTest {
    private static final Map<String, List<String>> WORDS =
            Map.of(
                    "garden", List.of("rose", "tulip", "spade", "lawn", "hedge"),
                    "kitchen", List.of("oven", "pan", "kettle", "spoon", "recipe"));

    private final WholeApp app = WholeApp.get();
    private final Learn learn = app.bean(Learn.class);
    private final Models models = app.bean(Models.class);
    private final String customer = "learner-" + UUID.randomUUID();

    @AfterEach
    void forget() {
        models.use(0);
        app.db().sql("delete from assignment.tickets where customer = ?").param(customer).update();
    }

    @Test
    void takesWhatIsBetterKeepsTheOldAndNeverWhatIsNot() {
        closed(240, new Random(3));
        assertThat(learn.learn()).isTrue();
        var finding = app.bean(Topics.class).current().read("the tulip needs a spade");
        assertThat(finding.topic()).isEqualTo("garden");
        assertThat(finding.model()).startsWith("words-");
        var version = models.latest(1).getFirst();
        assertThat(version.current()).isTrue();
        assertThat(version.accuracy()).isGreaterThan(version.beforeAccuracy());
        // the same again is not better
        assertThat(learn.learn()).isFalse();
        assertThat(models.latest(2))
                .extracting(Models.Version::current)
                .containsExactly(false, true);
        assertThat(models.use(version.version())).isTrue();
        assertThat(models.use(version.version() + 999)).isFalse();
    }

    @Test
    void fewTicketsAreNotLearntFrom() {
        closed(12, new Random(4));
        assertThat(learn.learn()).isFalse();
    }

    @Test
    void betterIsWhatIsRightMoreOften() {
        var good = Scorecard.of(List.of(new Judged("a", 1, "a"), new Judged("b", 1, "b")), 0.5);
        var bad = Scorecard.of(List.of(new Judged("a", 1, "a"), new Judged("a", 1, "b")), 0.5);
        assertThat(Learn.better(good, bad)).isTrue();
        assertThat(Learn.better(bad, good)).isFalse();
        assertThat(Learn.better(good, good)).isFalse();
    }

    @Test
    void driftIsNothingWhereNothingChangesAndALotWhereEverythingDoes() {
        var even = Map.of("a", 0.5, "b", 0.5);
        assertThat(Quality.drift(even, even)).isZero();
        assertThat(Quality.drift(even, Map.of("a", 0.95, "b", 0.05))).isGreaterThan(0.25);
        assertThat(Quality.drift(even, Map.of("c", 1.0))).isGreaterThan(1);
        assertThat(Quality.drift(Map.of(), even)).isZero();
    }

    private void closed(int count, Random random) {
        var topics = WORDS.keySet().stream().sorted().toList();
        for (int i = 0; i < count; i++) {
            var topic = topics.get(i % 2);
            var words = WORDS.get(topic);
            var text =
                    "please help with the %s and the %s %d"
                            .formatted(
                                    words.get(random.nextInt(words.size())),
                                    words.get(random.nextInt(words.size())),
                                    random.nextInt(9));
            var sql =
                    """
                    insert into assignment.tickets (ticket, number, customer, words, address, facts, urgency, state, topic,
                        confidence, model, first_topic, first_confidence, routed, true_topic, opened_at, closed_at)
                    values (?, 1, ?, ?, '', '{}', 1, 'OUT', '', 0, 'rules', '', 0, false, ?, now(), now())
                    """;
            app.db().sql(sql).params(UUID.randomUUID().toString(), customer, text, topic).update();
        }
    }
}
