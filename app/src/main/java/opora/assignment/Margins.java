package opora.assignment;

import java.util.List;
import java.util.Random;

/// A linear model: for each topic a weight of each feature.
///
/// @param weights of a feature one after the other for all topics
record Margins(float[] weights, float[] bias) {
    private static final double LOSS = 0.3;
    private static final int PASSES = 10;

    int topics() {
        return bias.length;
    }

    float[] scores(Weighing.Vector text) {
        var count = bias.length;
        var scores = bias.clone();
        for (int i = 0; i < text.features().length; i++) {
            var at = text.features()[i] * count;
            var value = text.values()[i];
            for (int topic = 0; topic < count; topic++) {
                scores[topic] += weights[at + topic] * value;
            }
        }
        return scores;
    }

    /// Learns support vector machines of all topics against the rest at once, by dual coordinate
    /// descent (Hsieh et al. 2008): squared hinge loss, each text in turn moved to where it is
    /// best.
    static Margins learn(List<Weighing.Vector> texts, int[] topics, int count, int features) {
        var model = new Margins(new float[features * count], new float[count]);
        var duals = new float[texts.size() * count];
        var order = new int[texts.size()];
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
        var random = new Random(1);
        for (int pass = 0; pass < PASSES; pass++) {
            shuffle(order, random);
            for (var text : order) {
                model.step(texts.get(text), topics[text], duals, text * count);
            }
        }
        return model;
    }

    private void step(Weighing.Vector text, int truth, float[] duals, int at) {
        var softness = 0.5 / LOSS;
        // texts have length one; the bias is one more feature of value one
        var curvature = (text.features().length == 0 ? 1 : 2) + softness;
        var moves = scores(text);
        var moved = false;
        for (int topic = 0; topic < moves.length; topic++) {
            var side = topic == truth ? 1 : -1;
            var dual = duals[at + topic];
            var slope = side * moves[topic] - 1 + softness * dual;
            var next = (float) Math.max(0, dual - slope / curvature);
            moves[topic] = (next - dual) * side;
            moved |= next != dual;
            duals[at + topic] = next;
        }
        if (moved) {
            move(text, moves);
        }
    }

    private void move(Weighing.Vector text, float[] moves) {
        var count = bias.length;
        for (int i = 0; i < text.features().length; i++) {
            var at = text.features()[i] * count;
            var value = text.values()[i];
            for (int topic = 0; topic < count; topic++) {
                weights[at + topic] += moves[topic] * value;
            }
        }
        for (int topic = 0; topic < count; topic++) {
            bias[topic] += moves[topic];
        }
    }

    private static void shuffle(int[] order, Random random) {
        for (int i = order.length - 1; i > 0; i--) {
            var other = random.nextInt(i + 1);
            var kept = order[i];
            order[i] = order[other];
            order[other] = kept;
        }
    }
}
