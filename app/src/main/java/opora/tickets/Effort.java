package opora.tickets;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// The time and the parts that a ticket has taken: each piece of work as it was last said, and
/// their sums.
public record Effort(int minutes, List<UsedPart> parts, List<Piece> pieces) {
    /// @param expert who did it
    /// @param corrected whether it was once said differently
    public record Piece(
            UUID work,
            String expert,
            int minutes,
            List<UsedPart> parts,
            String note,
            boolean corrected) {}

    static Effort of(List<Entry> entries) {
        var pieces = new LinkedHashMap<UUID, Piece>();
        for (var entry : entries) {
            if (entry.happening() instanceof Happening.Worked said) {
                var before = pieces.get(said.work());
                pieces.put(said.work(), piece(said, before != null));
            }
        }
        var all = pieces.values().stream().filter(piece -> !none(piece)).toList();
        var parts = new LinkedHashMap<String, Integer>();
        all.stream()
                .flatMap(piece -> piece.parts().stream())
                .forEach(part -> parts.merge(part.part(), part.quantity(), Integer::sum));
        return new Effort(
                all.stream().mapToInt(Piece::minutes).sum(),
                parts.entrySet().stream().map(Effort::part).toList(),
                all);
    }

    private static UsedPart part(Map.Entry<String, Integer> sum) {
        return new UsedPart(sum.getKey(), sum.getValue());
    }

    private static Piece piece(Happening.Worked said, boolean corrected) {
        return new Piece(
                said.work(), said.expert(), said.minutes(), said.parts(), said.note(), corrected);
    }

    /// Corrected to nothing: it was a mistake.
    private static boolean none(Piece piece) {
        return piece.minutes() == 0 && piece.parts().isEmpty();
    }

    Optional<Piece> piece(UUID work) {
        return pieces.stream().filter(one -> one.work().equals(work)).findFirst();
    }
}
