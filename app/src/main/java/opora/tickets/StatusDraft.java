package opora.tickets;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import opora.shell.Flaw;
import opora.shell.Sent;
import org.jspecify.annotations.Nullable;

/// A status with the moves that lead on from it, as a program is told and sends it.
///
/// @param status its name for programs; it stays
/// @param russian its title
/// @param phase `NEW`, `WORKING`, `WAITING`, `DONE`, `CLOSED` or `CANCELLED`
/// @param clocksRun whether times of the service level go on
/// @param changes whether the customer may change the ticket
/// @param cancels whether they may cancel it
/// @param reopens whether they may have it taken up again
/// @param retired no ticket gets it any more
/// @param moves all that lead on; what is left out leads nowhere any more
/// @param version of the status that was looked at, where no `If-Match` says it
record StatusDraft(
        @Sent("parts") @Nullable String status,
        @Sent("Ждём деталь") @Nullable String russian,
        @Sent("Waiting for a part") @Nullable String english,
        @Sent("WAITING") @Nullable String phase,
        @Sent(value = "false", needed = false) @Nullable Boolean clocksRun,
        @Sent(value = "false", needed = false) @Nullable Boolean changes,
        @Sent(value = "true", needed = false) @Nullable Boolean cancels,
        @Sent(value = "false", needed = false) @Nullable Boolean reopens,
        @Sent(value = "45", needed = false) @Nullable Integer position,
        @Sent(value = "false", needed = false) @Nullable Boolean retired,
        @Sent("[{\"after\": \"working\", \"who\": \"tickets.work\", \"needs\": []}]")
                @Nullable List<Next> moves,
        @Sent(value = "1", needed = false) @Nullable Integer version) {

    /// @param after the status that may follow
    /// @param who the right it takes
    /// @param needs the fields that must be filled in then
    record Next(@Nullable String after, @Nullable String who, @Nullable List<String> needs) {
        String to() {
            return FieldDraft.word(after);
        }

        String right() {
            return who == null ? TicketsContext.WORK : who;
        }
    }

    static StatusDraft of(Status status, StatusModel model) {
        var moves =
                model.from(status.status()).stream()
                        .map(move -> new Next(move.after(), move.who(), move.needs()))
                        .toList();
        return new StatusDraft(
                status.status(),
                status.russian(),
                status.english(),
                status.phase().name(),
                status.clocksRun(),
                status.changes(),
                status.cancels(),
                status.reopens(),
                status.position(),
                status.retired(),
                moves,
                status.version());
    }

    /// The form as staff would have filled it in.
    ///
    /// @param name of the status
    /// @param seen the version that it is to follow
    StatusForm form(String name, int seen) {
        var typed = new TreeMap<String, String>();
        typed.put("status", name);
        typed.put("russian", FieldDraft.word(russian));
        typed.put("english", FieldDraft.word(english));
        typed.put("phase", FieldDraft.word(phase));
        typed.put("position", String.valueOf(Objects.requireNonNullElse(position, 35)));
        typed.put("version", String.valueOf(seen));
        StatusForm.mark(typed, "clocksRun", isTrue(clocksRun));
        StatusForm.mark(typed, "changes", isTrue(changes));
        StatusForm.mark(typed, "cancels", isTrue(cancels));
        StatusForm.mark(typed, "reopens", isTrue(reopens));
        StatusForm.mark(typed, "retired", isTrue(retired));
        FieldDraft.all(moves).forEach(move -> put(typed, move));
        return StatusForm.of(typed);
    }

    private static void put(Map<String, String> typed, Next move) {
        StatusForm.mark(typed, "to." + move.to(), true);
        typed.put("who." + move.to(), move.right());
        FieldDraft.all(move.needs())
                .forEach(need -> StatusForm.mark(typed, "needs." + move.to() + "." + need, true));
    }

    /// What is wrong with it that a form could not say.
    List<Flaw> flaws(String name, StatusModel model) {
        var flaws = new ArrayList<Flaw>();
        var all = FieldDraft.all(moves);
        for (int i = 0; i < all.size(); i++) {
            var move = all.get(i);
            var where = "moves[" + i + "].";
            if (model.find(move.to()).isEmpty() || move.to().equals(name)) {
                flaws.add(Flaw.of(where + "after", "statuses.unknown"));
            }
            among(flaws, where + "who", List.of(move.right()), StatusForm.RIGHTS);
            among(flaws, where + "needs", FieldDraft.all(move.needs()), StatusForm.NEEDS);
        }
        return flaws;
    }

    private static void among(
            List<Flaw> flaws, String field, List<String> given, List<String> known) {
        if (!known.containsAll(given)) {
            flaws.add(Flaw.of(field, "desk.choice", String.join(", ", known)));
        }
    }

    private static boolean isTrue(@Nullable Boolean given) {
        return given != null && given;
    }

    String name() {
        return FieldDraft.word(status);
    }
}
