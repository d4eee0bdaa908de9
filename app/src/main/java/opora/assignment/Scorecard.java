package opora.assignment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// How good judgements are.
///
/// @param texts how many were judged
/// @param macroF1 the mean over topics of how well each is found and not taken for another
/// @param routed the share that was sure enough
/// @param routedAccuracy the share of those that was right
/// @param calibrationError how far confidence and what comes true differ on average
public record Scorecard(
        int texts,
        double accuracy,
        double macroF1,
        double routed,
        double routedAccuracy,
        double calibrationError) {
    private static final int BANDS = 15;

    /// A judgement, with what is true.
    public record Judged(String topic, double confidence, String truth) {
        public boolean right() {
            return topic.equals(truth);
        }
    }

    public static Scorecard of(List<Judged> all, double surety) {
        var sure = all.stream().filter(one -> one.confidence() >= surety).toList();
        return new Scorecard(
                all.size(),
                right(all),
                macroF1(all),
                all.isEmpty() ? 0 : (double) sure.size() / all.size(),
                right(sure),
                calibrationError(all));
    }

    private static double right(List<Judged> some) {
        return some.stream().mapToInt(one -> one.right() ? 1 : 0).average().orElse(0);
    }

    private static double macroF1(List<Judged> all) {
        var topics = all.stream().map(Judged::truth).collect(Collectors.toSet());
        return topics.stream().mapToDouble(topic -> f1(all, topic)).average().orElse(0);
    }

    private static double f1(List<Judged> all, String topic) {
        var found = 0;
        var wrong = 0;
        for (var one : all) {
            if (one.right() && one.topic().equals(topic)) {
                found++;
            } else if (!one.right() && Set.of(one.topic(), one.truth()).contains(topic)) {
                wrong++;
            }
        }
        return found == 0 ? 0 : 2.0 * found / (2.0 * found + wrong);
    }

    private static double calibrationError(List<Judged> all) {
        return bands(all, BANDS).stream()
                        .mapToDouble(
                                band -> Math.abs(band.confidence() - band.right()) * band.texts())
                        .sum()
                / Math.max(1, all.size());
    }

    /// What was said with some confidence, and how much of it was right.
    ///
    /// @param from the lowest confidence in it
    public record Band(double from, double to, int texts, double confidence, double right) {}

    /// Confidences in bands of the same width; empty ones are left out.
    static List<Band> bands(List<Judged> all, int count) {
        var found = new ArrayList<Band>();
        for (int i = 0; i < count; i++) {
            var from = (double) i / count;
            var to = (i + 1.0) / count;
            var last = i == count - 1;
            var inside =
                    all.stream()
                            .filter(one -> one.confidence() >= from)
                            .filter(one -> one.confidence() < to || last)
                            .toList();
            if (!inside.isEmpty()) {
                var mean = inside.stream().mapToDouble(Judged::confidence).average().orElse(0);
                found.add(new Band(from, to, inside.size(), mean, right(inside)));
            }
        }
        return found;
    }

    /// How often one topic was taken for another.
    public record Confusion(String truth, String taken, int texts) {}

    /// The most frequent first.
    static List<Confusion> confusions(List<Judged> all, int most) {
        var counted =
                all.stream()
                        .filter(one -> !one.right())
                        .collect(
                                Collectors.groupingBy(
                                        one -> List.of(one.truth(), one.topic()),
                                        Collectors.counting()));
        return counted.entrySet().stream()
                .map(
                        one ->
                                new Confusion(
                                        one.getKey().getFirst(),
                                        one.getKey().getLast(),
                                        one.getValue().intValue()))
                .sorted(
                        Comparator.comparingInt(Confusion::texts)
                                .reversed()
                                .thenComparing(Confusion::truth)
                                .thenComparing(Confusion::taken))
                .limit(most)
                .toList();
    }
}
