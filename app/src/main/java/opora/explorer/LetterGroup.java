package opora.explorer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import opora.backbone.DeadLetters;

/// Failed events with the same cause, which can be tried again together.
public record LetterGroup(String cause, List<DeadLetters.Letter> letters) {
    static List<LetterGroup> of(List<DeadLetters.Letter> letters) {
        var groups = new LinkedHashMap<String, List<DeadLetters.Letter>>();
        for (var letter : letters) {
            var cause = Objects.requireNonNullElse(letter.cause(), "");
            groups.computeIfAbsent(cause, c -> new ArrayList<>()).add(letter);
        }
        return groups.entrySet().stream()
                .map(group -> new LetterGroup(group.getKey(), group.getValue()))
                .toList();
    }

    public long dead() {
        return letters.stream().filter(letter -> letter.state().equals("dead")).count();
    }

    public static String flowPath(DeadLetters.Letter letter) {
        return FlowSummary.pathOf(letter.correlation());
    }

    public static String nameOf(DeadLetters.Letter letter) {
        return FlowEvent.nameOf(letter.type());
    }
}
