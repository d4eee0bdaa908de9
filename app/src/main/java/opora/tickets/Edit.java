package opora.tickets;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import opora.shell.Flaw;

/// What somebody wants different in what a ticket is about.
///
/// @param words the new ones, by field
/// @param seen the version that they had before them
/// @param reason why, in their words
record Edit(Map<String, String> words, int seen, String reason) {
    private static final int LONGEST_REASON = 1_000;

    /// Nothing happens for a reason that cannot be kept.
    Verdict judged(Verdict verdict) {
        var flaws = ofReason();
        return verdict instanceof Verdict.Happens && !flaws.isEmpty()
                ? Verdict.impossible("reason", flaws.getFirst().key())
                : verdict;
    }

    /// All that is wrong with it, where it was refused; what it was refused for, where that is
    /// something else.
    List<Flaw> flaws(Outcome.Impossible refused, FieldBook book) {
        var flaws = new ArrayList<>(flaws(refused.ticket(), words, book));
        flaws.addAll(ofReason());
        return flaws.isEmpty() || refused.reason().equals(Wishes.STALE)
                ? List.of(Flaw.of(refused.field(), refused.reason()))
                : flaws;
    }

    private List<Flaw> ofReason() {
        if (reason.length() > LONGEST_REASON) {
            return List.of(Flaw.of("reason", "desk.text.long", LONGEST_REASON));
        }
        return MatterCheck.isReadable(reason)
                ? List.of()
                : List.of(Flaw.of("reason", "desk.text.signs"));
    }

    /// What is not touched may be older than what is asked for now.
    static List<Flaw> flaws(Ticket ticket, Map<String, String> wanted, FieldBook book) {
        var words = ticket.matter().words();
        var after = fresh(words, wanted);
        words.putAll(after);
        return MatterCheck.flaws(words, book).stream()
                .filter(flaw -> after.containsKey(flaw.field()))
                .toList();
    }

    /// What of it is not so already.
    static Map<String, String> fresh(Map<String, String> now, Map<String, String> wanted) {
        var fresh = new LinkedHashMap<>(wanted);
        fresh.entrySet().removeIf(one -> now.getOrDefault(one.getKey(), "").equals(one.getValue()));
        return fresh;
    }
}
