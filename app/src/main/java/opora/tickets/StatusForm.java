package opora.tickets;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import opora.shell.Flaw;

/// A status with the moves that lead on from it, as somebody filled it in.
public record StatusForm(Map<String, String> typed, List<Flaw> flaws) {
    static final List<String> RIGHTS = List.of(TicketsContext.WORK, TicketsContext.ASSIGN);
    static final List<String> NEEDS = List.of("resolution", "reason", "product", "address", "tags");
    private static final int LONGEST_TITLE = 40;
    private static final String ON = "on";

    static StatusForm of(Map<String, String> fields) {
        return new StatusForm(new TreeMap<>(fields), List.of());
    }

    static StatusForm of(Status status, StatusModel model) {
        var typed = new TreeMap<String, String>();
        typed.put("status", status.status());
        typed.put("russian", status.russian());
        typed.put("english", status.english());
        typed.put("phase", status.phase().name());
        typed.put("position", String.valueOf(status.position()));
        typed.put("version", String.valueOf(status.version()));
        mark(typed, "clocksRun", status.clocksRun());
        mark(typed, "changes", status.changes());
        mark(typed, "cancels", status.cancels());
        mark(typed, "reopens", status.reopens());
        mark(typed, "retired", status.retired());
        for (var move : model.moves()) {
            if (move.before().equals(status.status())) {
                typed.put("to." + move.after(), ON);
                typed.put("who." + move.after(), move.who());
                move.needs().forEach(need -> typed.put("needs." + move.after() + "." + need, ON));
            }
        }
        return new StatusForm(typed, List.of());
    }

    static StatusForm empty() {
        var typed = Map.of("phase", "WORKING", "position", "35", "clocksRun", ON, "cancels", ON);
        return new StatusForm(new TreeMap<>(typed), List.of());
    }

    static void mark(Map<String, String> typed, String name, boolean value) {
        if (value) {
            typed.put(name, ON);
        }
    }

    StatusForm with(List<Flaw> others) {
        return new StatusForm(typed, others);
    }

    public String word(String name) {
        return typed.getOrDefault(name, "").strip();
    }

    public boolean marked(String name) {
        return !word(name).isEmpty();
    }

    public List<String> rights() {
        return RIGHTS;
    }

    public List<String> needs() {
        return NEEDS;
    }

    int version() {
        return word("version").matches("\\d{1,9}") ? Integer.parseInt(word("version")) : 0;
    }

    List<Flaw> check() {
        var flaws = new ArrayList<Flaw>();
        if (!word("status").matches("[a-z][a-z0-9-]{0,29}")) {
            flaws.add(Flaw.of("status", "statuses.name.flaw"));
        }
        for (var title : List.of("russian", "english")) {
            if (word(title).isEmpty() || word(title).length() > LONGEST_TITLE) {
                flaws.add(Flaw.of(title, "statuses.title.flaw", LONGEST_TITLE));
            } else if (!MatterCheck.isReadable(word(title))) {
                flaws.add(Flaw.of(title, "desk.text.signs"));
            }
        }
        if (!word("position").matches("\\d{1,4}")) {
            flaws.add(Flaw.of("position", "statuses.position.flaw"));
        }
        if (Stream.of(Phase.values()).noneMatch(phase -> phase.name().equals(word("phase")))) {
            flaws.add(Flaw.of("phase", "statuses.phase.flaw"));
        }
        return flaws;
    }

    /// Of a form without flaws.
    Status status() {
        return new Status(
                word("status"),
                word("russian"),
                word("english"),
                Phase.valueOf(word("phase")),
                marked("clocksRun"),
                marked("changes"),
                marked("cancels"),
                marked("reopens"),
                Integer.parseInt(word("position")),
                marked("retired"),
                version() + 1);
    }

    /// Those of its moves that lead to statuses there are.
    List<Move> moves(List<Status> others) {
        return others.stream()
                .map(Status::status)
                .filter(after -> !after.equals(word("status")) && marked("to." + after))
                .map(
                        after ->
                                new Move(
                                        word("status"),
                                        after,
                                        RIGHTS.contains(word("who." + after))
                                                ? word("who." + after)
                                                : TicketsContext.WORK,
                                        NEEDS.stream()
                                                .filter(n -> marked("needs." + after + "." + n))
                                                .toList()))
                .toList();
    }
}
