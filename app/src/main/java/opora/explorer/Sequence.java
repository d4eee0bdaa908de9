package opora.explorer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// A flow laid out as a sequence diagram: where its lines and words stand, in pixels.
public record Sequence(int width, int height, List<Lifeline> lifelines, List<Arrow> arrows) {
    static final int GUTTER = 76;
    static final int COLUMN = 116;
    static final int HEAD = 46;
    static final int ROW = 44;
    static final int STUB = 40;
    private static final double LETTER = 6.7;

    /// A context.
    public record Lifeline(String context, int x, int width) {
        public int left() {
            return x - width / 2;
        }
    }

    /// An event on its way.
    ///
    /// @param y of the line; the words stand above it
    /// @param from the publisher's lifeline
    /// @param to the handlers' lifelines; empty when nobody handles it here
    /// @param self whether the publisher itself is among the handlers
    /// @param textX the middle of the words
    public record Arrow(
            Flow.Step step, int y, int from, List<Integer> to, boolean self, int textX) {
        public int left() {
            return Math.min(from, to.stream().min(Integer::compare).orElse(from));
        }

        public int right() {
            return Math.max(from, to.stream().max(Integer::compare).orElse(from));
        }

        /// An arrow's head, as the points of a triangle.
        public String head(int x) {
            var back = x > from ? x - 8 : x + 8;
            return "%d,%d %d,%d %d,%d".formatted(x, y, back, y - 4, back, y + 4);
        }

        /// The loop of an event that its publisher handles itself.
        public String loop() {
            return "M%d %d h26 v14 h-18".formatted(from, y);
        }

        public String loopHead() {
            return "%d,%d %d,%d %d,%d"
                    .formatted(from + 1, y + 14, from + 9, y + 10, from + 9, y + 18);
        }

        public boolean unheard() {
            return to.isEmpty() && !self;
        }
    }

    static Sequence of(Flow flow) {
        var lifelines = new ArrayList<Lifeline>();
        Map<String, Integer> places = new HashMap<>();
        for (var context : flow.contexts()) {
            var x = GUTTER + COLUMN / 2 + lifelines.size() * COLUMN;
            lifelines.add(new Lifeline(context, x, COLUMN - 14));
            places.put(context, x);
        }
        var width = GUTTER + Math.max(1, lifelines.size()) * COLUMN + 4;
        var arrows = new ArrayList<Arrow>();
        for (var step : flow.steps()) {
            arrows.add(arrow(step, HEAD + 34 + arrows.size() * ROW, places, width));
        }
        return new Sequence(
                width,
                HEAD + 26 + arrows.size() * ROW,
                List.copyOf(lifelines),
                List.copyOf(arrows));
    }

    /// Whether it is too wide to stand beside something.
    public boolean wide() {
        return lifelines.size() > 6;
    }

    private static Arrow arrow(Flow.Step step, int y, Map<String, Integer> places, int width) {
        int from = Objects.requireNonNull(places.get(step.event().context()));
        var to =
                step.receivers().stream()
                        .map(places::get)
                        .filter(x -> x != from)
                        .distinct()
                        .toList();
        var self = step.receivers().contains(step.event().context());
        var end =
                to.stream()
                        .max((a, b) -> Math.abs(a - from) - Math.abs(b - from))
                        .orElse(from + STUB);
        var half = (int) (step.event().name().length() * LETTER / 2) + 2;
        var middle = (from + end) / 2;
        var textX = Math.max(GUTTER + half, Math.min(width - half, middle));
        return new Arrow(step, y, from, to, self, textX);
    }
}
