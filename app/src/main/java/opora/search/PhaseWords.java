package opora.search;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import opora.tickets.Phase;

/// What people type for a phase of tickets, in any form of the word.
final class PhaseWords {
    private static final List<Phase> OPEN =
            Arrays.stream(Phase.values()).filter(Phase::open).toList();

    /// By how the words begin.
    private static final Map<String, List<Phase>> WORDS =
            Map.ofEntries(
                    Map.entry("open", OPEN),
                    Map.entry("открыт", OPEN),
                    Map.entry("new", List.of(Phase.NEW)),
                    Map.entry("нов", List.of(Phase.NEW)),
                    Map.entry("work", List.of(Phase.WORKING)),
                    Map.entry("работа", List.of(Phase.WORKING)),
                    Map.entry("wait", List.of(Phase.WAITING)),
                    Map.entry("ожида", List.of(Phase.WAITING)),
                    Map.entry("ждут", List.of(Phase.WAITING)),
                    Map.entry("done", List.of(Phase.DONE)),
                    Map.entry("solved", List.of(Phase.DONE)),
                    Map.entry("реш", List.of(Phase.DONE)),
                    Map.entry("закончен", List.of(Phase.DONE)),
                    Map.entry("closed", List.of(Phase.CLOSED)),
                    Map.entry("закрыт", List.of(Phase.CLOSED)),
                    Map.entry("cancel", List.of(Phase.CANCELLED)),
                    Map.entry("отмен", List.of(Phase.CANCELLED)));

    private PhaseWords() {}

    /// None for a word that means no phase.
    static List<Phase> phases(String word) {
        var plain = word.strip().toLowerCase(Locale.ROOT).replaceFirst("^(все|all|в|in)\\s+", "");
        return WORDS.entrySet().stream()
                .filter(one -> plain.startsWith(one.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(List.of());
    }
}
