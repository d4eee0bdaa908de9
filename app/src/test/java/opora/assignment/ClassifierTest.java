package opora.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import opora.assignment.Scorecard.Judged;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ClassifierTest {
    private static final Map<String, List<String>> WORDS =
            Map.of(
                    "access",
                    List.of("пароль", "вход", "учётная", "доступ", "password", "login", "account"),
                    "network",
                    List.of("сеть", "интернет", "роутер", "кабель", "network", "router", "wifi"),
                    "print",
                    List.of(
                            "принтер",
                            "бумага",
                            "картридж",
                            "печать",
                            "printer",
                            "toner",
                            "paper"));
    private static final List<String> FILLING =
            List.of("здравствуйте", "не", "работает", "помогите", "please", "help", "hello", "с");

    private final List<Example> examples = texts(600, new Random(5));
    private final Classifier classifier = Classifier.learn(examples);

    @Test
    void tellsWhatTextsItHasNotSeenAreAbout() {
        assertThat(Scorecard.of(judged(texts(300, new Random(6))), 0).accuracy())
                .isGreaterThan(0.9);
    }

    @Test
    void knowsOtherFormsOfRussianWords() {
        assertThat(best("Нет доступа к учетной записи").topic()).isEqualTo("access");
        assertThat(best("ЗАКОНЧИЛАСЬ БУМАГА В ПРИНТЕРЕ").topic()).isEqualTo("print");
        assertThat(best("интернета нет, сетевой кабелек").topic()).isEqualTo("network");
    }

    @Test
    void isAsSureAsItIsRight() {
        // a third of the texts carries a word of another topic: nobody can be sure of those
        var noisy = noisy(2_000, new Random(7));
        var learnt = Classifier.learn(noisy);
        var judged =
                noisy(1_000, new Random(8)).stream()
                        .map(
                                one -> {
                                    var guess = learnt.classify(one.text()).getFirst();
                                    return new Judged(
                                            guess.topic(), guess.confidence(), one.topic());
                                })
                        .toList();
        var card = Scorecard.of(judged, 0.8);
        assertThat(card.calibrationError()).isLessThan(0.07);
        assertThat(card.accuracy()).isLessThan(0.95);
        assertThat(card.routedAccuracy()).isGreaterThan(card.accuracy());
    }

    @Test
    void theWordsThatToldAreThoseOfTheTopic() {
        var telling = classifier.telling("hello please help, the printer has no toner", "print", 2);
        assertThat(telling)
                .extracting(Classifier.Word::word)
                .containsExactlyInAnyOrder("printer", "toner");
    }

    @Test
    void judgesTheSameAfterItWasKept() throws Exception {
        var bytes = new ByteArrayOutputStream();
        classifier.write(bytes);
        var kept = Classifier.read(new ByteArrayInputStream(bytes.toByteArray()));
        for (var one : texts(50, new Random(9))) {
            var before = classifier.classify(one.text()).getFirst();
            var after = kept.classify(one.text()).getFirst();
            assertThat(after.topic()).isEqualTo(before.topic());
            assertThat(after.confidence()).isCloseTo(before.confidence(), Offset.offset(0.01));
        }
        assertThat(kept.reachedBy(0.5)).isCloseTo(classifier.reachedBy(0.5), Offset.offset(0.01));
    }

    @Test
    void confidencesAddUpAndNothingIsTooOddToJudge() {
        for (var text : List.of("", "?!", "\uD83D\uDE00", "ъ".repeat(100_000), "zzzz qqqq")) {
            var guesses = classifier.classify(text);
            assertThat(guesses.stream().mapToDouble(Guess::confidence).sum())
                    .isCloseTo(1, Offset.offset(1e-9));
            assertThat(guesses.getFirst().confidence())
                    .isEqualTo(guesses.stream().mapToDouble(Guess::confidence).max().orElseThrow());
        }
    }

    @Test
    void routesAboutTheShareThatIsAskedFor() {
        var noisy = noisy(2_000, new Random(10));
        var learnt = Classifier.learn(noisy);
        var surety = learnt.reachedBy(0.7);
        var sure =
                noisy(1_000, new Random(11)).stream()
                        .filter(
                                one ->
                                        learnt.classify(one.text()).getFirst().confidence()
                                                >= surety)
                        .count();
        assertThat(sure).isBetween(620L, 780L);
    }

    private Guess best(String text) {
        return classifier.classify(text).getFirst();
    }

    private List<Judged> judged(List<Example> some) {
        return some.stream()
                .map(
                        one ->
                                new Judged(
                                        best(one.text()).topic(),
                                        best(one.text()).confidence(),
                                        one.topic()))
                .toList();
    }

    private static List<Example> texts(int count, Random random) {
        var topics = List.copyOf(WORDS.keySet().stream().sorted().toList());
        return IntStream.range(0, count)
                .mapToObj(
                        _ -> {
                            var topic = topics.get(random.nextInt(topics.size()));
                            return new Example(text(topic, topic, random), topic);
                        })
                .toList();
    }

    private static List<Example> noisy(int count, Random random) {
        var topics = List.copyOf(WORDS.keySet().stream().sorted().toList());
        return IntStream.range(0, count)
                .mapToObj(
                        i -> {
                            var topic = topics.get(random.nextInt(topics.size()));
                            var other =
                                    i % 3 == 0 ? topics.get(random.nextInt(topics.size())) : topic;
                            return new Example(text(topic, other, random), topic);
                        })
                .toList();
    }

    private static String text(String topic, String other, Random random) {
        var words = new ArrayList<String>();
        for (int i = 0; i < 4; i++) {
            words.add(FILLING.get(random.nextInt(FILLING.size())));
        }
        words.add(1, WORDS.get(topic).get(random.nextInt(WORDS.get(topic).size())));
        words.add(3, WORDS.get(other).get(random.nextInt(WORDS.get(other).size())));
        return String.join(" ", words);
    }
}
