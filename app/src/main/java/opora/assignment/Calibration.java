package opora.assignment;

import java.util.Arrays;
import java.util.List;

/// Turns scores into confidences that can be believed: of all that is said with 80 % confidence, 80
/// % is right. Slope and shift of each topic are fitted on texts that the scores were not learnt
/// from.
record Calibration(float[] slope, float[] shift) {
    private static final int STEPS = 200;
    private static final double RATE = 0.1;
    private static final double FORGET_FIRST = 0.9;
    private static final double FORGET_SECOND = 0.999;
    private static final int MOST = 20_000;

    static Calibration fit(List<float[]> scores, int[] truths, int topics) {
        var parameters = new double[2 * topics];
        Arrays.fill(parameters, 0, topics, 2.0);
        var first = new double[parameters.length];
        var second = new double[parameters.length];
        var stride = Math.max(1, scores.size() / MOST);
        for (int step = 1; step <= STEPS; step++) {
            var gradient = gradient(scores, truths, parameters, stride);
            for (int i = 0; i < parameters.length; i++) {
                first[i] = FORGET_FIRST * first[i] + (1 - FORGET_FIRST) * gradient[i];
                second[i] =
                        FORGET_SECOND * second[i] + (1 - FORGET_SECOND) * gradient[i] * gradient[i];
                var mean = first[i] / (1 - Math.pow(FORGET_FIRST, step));
                var spread = Math.sqrt(second[i] / (1 - Math.pow(FORGET_SECOND, step)));
                parameters[i] -= RATE * mean / (spread + 1e-8);
            }
        }
        var found = new Calibration(new float[topics], new float[topics]);
        for (int topic = 0; topic < topics; topic++) {
            found.slope[topic] = (float) parameters[topic];
            found.shift[topic] = (float) parameters[topics + topic];
        }
        return found;
    }

    /// Of the mean surprise.
    private static double[] gradient(
            List<float[]> scores, int[] truths, double[] parameters, int stride) {
        var topics = parameters.length / 2;
        var gradient = new double[parameters.length];
        var likely = new double[topics];
        var seen = 0;
        for (int i = 0; i < scores.size(); i += stride) {
            var score = scores.get(i);
            for (int topic = 0; topic < topics; topic++) {
                likely[topic] = parameters[topic] * score[topic] + parameters[topics + topic];
            }
            normalize(likely);
            for (int topic = 0; topic < topics; topic++) {
                var off = likely[topic] - (topic == truths[i] ? 1 : 0);
                gradient[topic] += off * score[topic];
                gradient[topics + topic] += off;
            }
            seen++;
        }
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] /= Math.max(1, seen);
        }
        return gradient;
    }

    double[] confidences(float[] scores) {
        var likely = new double[scores.length];
        for (int topic = 0; topic < scores.length; topic++) {
            likely[topic] = slope[topic] * scores[topic] + shift[topic];
        }
        normalize(likely);
        return likely;
    }

    private static void normalize(double[] logs) {
        var highest = Double.NEGATIVE_INFINITY;
        for (var one : logs) {
            highest = Math.max(highest, one);
        }
        var sum = 0.0;
        for (int i = 0; i < logs.length; i++) {
            logs[i] = Math.exp(logs[i] - highest);
            sum += logs[i];
        }
        for (int i = 0; i < logs.length; i++) {
            logs[i] /= sum;
        }
    }
}
