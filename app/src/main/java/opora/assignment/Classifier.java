package opora.assignment;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.IntStream;

/// Tells from a text what it is about: a linear model over hashed words, pairs and pieces of words,
/// with confidences fitted on texts that it had not learnt from.
public final class Classifier {
    private static final int FOLDS = 3;

    private final List<String> topics;
    private final Weighing weighing;
    private final Margins margins;
    private final Calibration calibration;

    /// The confidences with which it judged texts it had not learnt from, from the lowest on.
    private final float[] confidences;

    Classifier(
            List<String> topics,
            Weighing weighing,
            Margins margins,
            Calibration calibration,
            float[] confidences) {
        this.topics = List.copyOf(topics);
        this.weighing = weighing;
        this.margins = margins;
        this.calibration = calibration;
        this.confidences = confidences;
    }

    /// Learns from examples of at least two topics.
    public static Classifier learn(List<Example> examples) {
        var topics = List.copyOf(new TreeSet<>(examples.stream().map(Example::topic).toList()));
        var numbers = new HashMap<String, Integer>();
        topics.forEach(topic -> numbers.put(topic, numbers.size()));
        var truths =
                examples.stream()
                        .mapToInt(one -> Objects.requireNonNull(numbers.get(one.topic())))
                        .toArray();
        var bags = examples.stream().map(one -> Grams.of(one.text())).toList();
        var judged = judged(bags, truths, topics.size());
        var calibration = Calibration.fit(judged, truths, topics.size());
        var whole = Part.learnt(bags, truths, topics.size());
        return new Classifier(
                topics,
                whole.weighing(),
                whole.margins(),
                calibration,
                surest(judged, calibration));
    }

    /// What was learnt from some of the texts.
    private record Part(Weighing weighing, Margins margins) {
        static Part learnt(List<Grams.Bag> bags, int[] truths, int topics) {
            var weighing = Weighing.of(bags, truths, topics);
            var vectors = bags.stream().map(weighing::vector).toList();
            return new Part(weighing, Margins.learn(vectors, truths, topics, weighing.size()));
        }
    }

    /// The scores of every text by a model that has not seen it.
    private static List<float[]> judged(List<Grams.Bag> bags, int[] truths, int topics) {
        var scores = new ArrayList<float[]>(Collections.nCopies(bags.size(), new float[0]));
        for (int fold = 0; fold < FOLDS; fold++) {
            var out = fold;
            var seen = IntStream.range(0, bags.size()).filter(i -> i % FOLDS != out).toArray();
            var part =
                    Part.learnt(
                            Arrays.stream(seen).mapToObj(bags::get).toList(),
                            Arrays.stream(seen).map(i -> truths[i]).toArray(),
                            topics);
            for (int i = fold; i < bags.size(); i += FOLDS) {
                scores.set(i, part.margins().scores(part.weighing().vector(bags.get(i))));
            }
        }
        return scores;
    }

    private static float[] surest(List<float[]> judged, Calibration calibration) {
        var all = new float[judged.size()];
        for (int i = 0; i < all.length; i++) {
            all[i] =
                    (float)
                            Arrays.stream(calibration.confidences(judged.get(i)))
                                    .max()
                                    .orElseThrow();
        }
        Arrays.sort(all);
        return all;
    }

    /// All topics, the likeliest first.
    public List<Guess> classify(String text) {
        var scores = margins.scores(weighing.vector(Grams.of(text)));
        var likely = calibration.confidences(scores);
        return IntStream.range(0, likely.length)
                .mapToObj(topic -> new Guess(topics.get(topic), likely[topic]))
                .sorted(Comparator.comparingDouble(Guess::confidence).reversed())
                .toList();
    }

    /// The confidence that this share of texts reaches.
    public double reachedBy(double share) {
        return confidences[
                (int) Math.min(confidences.length - 1, (1 - share) * confidences.length)];
    }

    List<String> topics() {
        return topics;
    }

    /// A word of a text and how much it speaks for a topic.
    record Word(String word, double weight) {}

    /// The words that spoke most for a topic.
    List<Word> telling(String text, String topic, int most) {
        var at = topics.indexOf(topic);
        if (at < 0) {
            return List.of();
        }
        var vector = weighing.vector(Grams.of(text));
        var values = new HashMap<Integer, Float>();
        for (int i = 0; i < vector.features().length; i++) {
            values.put(vector.features()[i], vector.values()[i]);
        }
        return Arrays.stream(text.split("[^\\p{L}\\p{N}]+"))
                .map(word -> word.toLowerCase(Locale.ROOT))
                .filter(word -> !word.isEmpty())
                .distinct()
                .map(word -> new Word(word, speaks(word, at, values)))
                .filter(word -> word.weight() > 0)
                .sorted(Comparator.comparingDouble(Word::weight).reversed())
                .limit(most)
                .toList();
    }

    private double speaks(String word, int topic, HashMap<Integer, Float> values) {
        var sum = 0.0;
        for (var slot : Grams.of(word).slots()) {
            var feature = weighing.features()[slot];
            if (feature >= 0) {
                sum +=
                        values.getOrDefault(feature, 0f)
                                * margins.weights()[feature * topics.size() + topic];
            }
        }
        return sum;
    }

    /// Answers what [#read] takes.
    void write(OutputStream out) throws IOException {
        ClassifierFile.write(out, topics, weighing, margins, calibration, confidences);
    }

    static Classifier read(InputStream in) throws IOException {
        return ClassifierFile.read(in);
    }
}
