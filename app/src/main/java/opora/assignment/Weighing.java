package opora.assignment;

import java.util.Arrays;
import java.util.List;

/// How much each slot of a text weighs: rare ones more than common ones, and those more that are
/// found in some topics rather than in others. That second weight, from naive Bayes, is what lets a
/// linear model learn from few texts what most words are worth.
///
/// @param features which feature a slot is; -1 where nothing is known of it
/// @param rarity of a feature
/// @param telling how differently topics use a feature
record Weighing(int[] features, float[] rarity, float[] telling) {
    private static final int FEWEST = 2;
    private static final double COMMON = 0.3;

    /// A text as a vector of length one.
    record Vector(int[] features, float[] values) {}

    static Weighing of(List<Grams.Bag> bags, int[] topics, int count) {
        var found = new int[Grams.SLOTS];
        for (var bag : bags) {
            for (var slot : bag.slots()) {
                found[slot]++;
            }
        }
        var features = new int[Grams.SLOTS];
        Arrays.fill(features, -1);
        var size = 0;
        for (int slot = 0; slot < found.length; slot++) {
            if (found[slot] >= FEWEST) {
                features[slot] = size++;
            }
        }
        var rarity = new float[size];
        for (int slot = 0; slot < found.length; slot++) {
            if (features[slot] >= 0) {
                rarity[features[slot]] =
                        (float) (Math.log((1.0 + bags.size()) / (1 + found[slot])) + 1);
            }
        }
        return new Weighing(features, rarity, telling(bags, topics, count, features, size));
    }

    /// The mean over topics of how far the odds of a feature inside and outside the topic differ.
    private static float[] telling(
            List<Grams.Bag> bags, int[] topics, int count, int[] features, int size) {
        var inside = new int[size * count];
        var texts = new int[count];
        for (int i = 0; i < bags.size(); i++) {
            texts[topics[i]]++;
            for (var slot : bags.get(i).slots()) {
                if (features[slot] >= 0) {
                    inside[features[slot] * count + topics[i]]++;
                }
            }
        }
        var telling = new float[size];
        for (int feature = 0; feature < size; feature++) {
            var all = 0;
            for (int topic = 0; topic < count; topic++) {
                all += inside[feature * count + topic];
            }
            var sum = 0.0;
            for (int topic = 0; topic < count; topic++) {
                var here = inside[feature * count + topic];
                var in = (here + 1.0) / (texts[topic] + 2);
                var out = (all - here + 1.0) / (bags.size() - texts[topic] + 2);
                sum += Math.abs(Math.log(in / out));
            }
            telling[feature] = (float) (COMMON + sum / count);
        }
        return telling;
    }

    int size() {
        return rarity.length;
    }

    Vector vector(Grams.Bag bag) {
        var known = new int[bag.slots().length];
        var values = new float[known.length];
        var size = 0;
        var words = 0;
        for (int i = 0; i < known.length; i++) {
            var feature = features[bag.slots()[i]];
            if (feature >= 0) {
                known[size] = feature;
                values[size++] = (float) (1 + Math.log(bag.counts()[i])) * rarity[feature];
                words = i < bag.pieces() ? size : words;
            }
        }
        // words and pieces weigh the same, however many there are of them
        scale(values, 0, words);
        scale(values, words, size);
        for (int i = 0; i < size; i++) {
            values[i] *= telling[known[i]];
        }
        scale(values, 0, size);
        return new Vector(Arrays.copyOf(known, size), Arrays.copyOf(values, size));
    }

    private static void scale(float[] values, int from, int to) {
        var square = 0.0;
        for (int i = from; i < to; i++) {
            square += values[i] * values[i];
        }
        var factor = square == 0 ? 0 : (float) (1 / Math.sqrt(square));
        for (int i = from; i < to; i++) {
            values[i] *= factor;
        }
    }
}
