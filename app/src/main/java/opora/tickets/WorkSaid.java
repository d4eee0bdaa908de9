package opora.tickets;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import opora.shell.Flaw;
import opora.shell.Ids;
import org.jspecify.annotations.Nullable;

/// What somebody says of the time and the parts that a piece of work took.
///
/// @param work which piece they correct; null for a new one
/// @param minutes below zero for what was no number
record WorkSaid(@Nullable UUID work, int minutes, List<UsedPart> parts, String note) {
    static final int MOST_MINUTES = 24 * 60;
    private static final int LONGEST_NOTE = 500;

    static WorkSaid of(Map<String, String> typed) {
        var minutes = typed.getOrDefault("minutes", "").strip();
        return new WorkSaid(
                id(typed.getOrDefault("work", "")),
                minutes.isEmpty()
                        ? 0
                        : minutes.matches("\\d{1,6}") ? Integer.parseInt(minutes) : -1,
                UsedPart.parse(typed.getOrDefault("parts", "")),
                typed.getOrDefault("worknote", "").strip());
    }

    static @Nullable UUID id(@Nullable String text) {
        return text != null && text.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
                ? UUID.fromString(text)
                : null;
    }

    List<Flaw> flaws() {
        var flaws = new ArrayList<Flaw>();
        if (minutes < 0 || minutes > MOST_MINUTES) {
            flaws.add(Flaw.of("minutes", "desk.work.minutes", MOST_MINUTES));
        }
        if (parts.size() > UsedPart.MOST || !parts.stream().allMatch(UsedPart::sound)) {
            flaws.add(Flaw.of("parts", "desk.work.parts.flaw", UsedPart.MOST, UsedPart.LONGEST));
        }
        if (note.length() > LONGEST_NOTE) {
            flaws.add(Flaw.of("worknote", "desk.text.long", LONGEST_NOTE));
        }
        if (work == null && minutes == 0 && parts.isEmpty()) {
            flaws.add(Flaw.of("minutes", "desk.work.none"));
        }
        return flaws;
    }

    Happening.Worked happening(String expert) {
        return new Happening.Worked(
                work == null ? Ids.next() : work, expert, minutes, parts, note, work != null);
    }
}
