package opora.tickets;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import opora.shell.Flaw;

/// What is wrong with a status model: above all, where a ticket would be stranded.
final class ModelCheck {
    /// Without these the desk could not go on by itself.
    private static final List<Phase> NEEDED =
            List.of(Phase.NEW, Phase.WORKING, Phase.DONE, Phase.CANCELLED);

    private ModelCheck() {}

    static List<Flaw> flaws(StatusModel model) {
        var flaws = new ArrayList<Flaw>();
        for (var phase : NEEDED) {
            if (model.first(phase).isEmpty()) {
                var key = "statuses.phase.needed." + phase;
                flaws.add(Flaw.of("phase", key));
            }
        }
        for (var status : model.statuses()) {
            if (status.phase().open() && !leadsToAnEnd(model, status.status())) {
                flaws.add(
                        Flaw.of("moves", "statuses.stranded", status.russian(), status.english()));
            }
        }
        return flaws;
    }

    /// Retired ones, too: tickets may still stand there.
    private static boolean leadsToAnEnd(StatusModel model, String from) {
        var reached = new HashSet<>(Set.of(from));
        var open = new ArrayList<>(List.of(from));
        while (!open.isEmpty()) {
            var one = open.removeLast();
            for (var next : model.next(one, _ -> true)) {
                if (next.phase() == Phase.DONE || next.phase() == Phase.CLOSED) {
                    return true;
                }
                if (reached.add(next.status())) {
                    open.add(next.status());
                }
            }
        }
        return false;
    }
}
