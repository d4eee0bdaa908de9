package opora.visits;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import opora.shell.Flaw;
import opora.shell.Forms;
import opora.shell.UploadedFile;
import opora.tickets.AttachedFile;
import opora.tickets.UsedPart;
import opora.tickets.VisitStep;
import org.jspecify.annotations.Nullable;

/// What came from the page of a visit, or from a telephone that had kept it.
public record ActForm(Map<String, String> typed, List<Flaw> flaws) {
    private static final List<String> NAMES =
            List.of("id", "step", "planned", "minutes", "parts", "resolution", "at");

    /// What every ticket has and a status may need besides what was done.
    private static final List<String> MORE = List.of("reason", "product", "address", "tags");

    private static final List<String> ALL_NAMES =
            Stream.concat(NAMES.stream(), MORE.stream()).toList();
    private static final int LONGEST_RESOLUTION = 4_000;
    private static final int LONGEST_OTHER = 500;
    private static final int MOST_MINUTES = 24 * 60;
    private static final int MOST_PARTS = 30;
    private static final int LONGEST_PART = 100;
    private static final int MOST_OF_A_PART = 9_999;

    static final ActForm EMPTY = new ActForm(Map.of(), List.of());

    static ActForm of(Map<String, String> fields) {
        return new ActForm(Forms.typed(fields, ALL_NAMES, ClosingField.CUSTOM), List.of());
    }

    /// What was reported before, to be completed.
    static ActForm of(Unfinished before) {
        var act = before.act();
        var typed = new LinkedHashMap<String, String>(act.fields());
        typed.put("step", act.step().name());
        typed.put("resolution", act.resolution());
        typed.put("minutes", String.valueOf(act.minutes()));
        typed.put("parts", UsedPart.lines(act.parts()));
        return new ActForm(typed, List.of());
    }

    ActForm with(List<Flaw> found) {
        return new ActForm(typed, found);
    }

    public String word(String name) {
        return typed.getOrDefault(name, "");
    }

    List<Flaw> check(ZoneId zone) {
        var flaws = new ArrayList<Flaw>();
        var step = step();
        if (step == null || !word("id").matches("[A-Za-z0-9-]{8,64}")) {
            flaws.add(Flaw.of("", "visits.flaw.act"));
        }
        if (step == VisitStep.PLANNED && planned(zone) == null) {
            flaws.add(Flaw.of("planned", "visits.flaw.planned"));
        }
        if (minutes() < 0 || minutes() > MOST_MINUTES) {
            flaws.add(Flaw.of("minutes", "visits.flaw.minutes", MOST_MINUTES));
        }
        var parts = UsedPart.parse(word("parts"));
        if (parts.size() > MOST_PARTS || !parts.stream().allMatch(ActForm::sound)) {
            flaws.add(Flaw.of("parts", "visits.flaw.parts", MOST_PARTS, LONGEST_PART));
        }
        if (step == VisitStep.FINISHED && word("resolution").isEmpty()) {
            flaws.add(Flaw.of("resolution", "visits.flaw.resolution"));
        }
        if (word("resolution").length() > LONGEST_RESOLUTION) {
            flaws.add(Flaw.of("resolution", "visits.flaw.long", LONGEST_RESOLUTION));
        }
        others().keySet().stream()
                .filter(key -> word(key).length() > LONGEST_OTHER)
                .forEach(key -> flaws.add(Flaw.of(key, "visits.flaw.long", LONGEST_OTHER)));
        return flaws;
    }

    /// What the desk would not take it without.
    List<Flaw> lacks(List<ClosingField> asked) {
        return asked.stream()
                .filter(_ -> step() == VisitStep.FINISHED)
                .flatMap(field -> flaw(field).stream())
                .toList();
    }

    private Optional<Flaw> flaw(ClosingField field) {
        var value = word(field.key());
        if (value.isEmpty()) {
            return Optional.of(Flaw.of(field.key(), "visits.flaw.needed"));
        }
        return field.kind().takes(value, field.choices())
                ? Optional.empty()
                : Optional.of(Flaw.of(field.key(), "desk.field." + field.kind()));
    }

    private static boolean sound(UsedPart part) {
        return part.part().length() <= LONGEST_PART
                && part.quantity() >= 1
                && part.quantity() <= MOST_OF_A_PART;
    }

    /// Of a form without flaws.
    Act act(ZoneId zone, List<UploadedFile> files) {
        var step = step();
        if (step == null) {
            throw new IllegalStateException("not checked");
        }
        return new Act(
                word("id"),
                step,
                step == VisitStep.PLANNED ? planned(zone) : null,
                minutes(),
                UsedPart.parse(word("parts")),
                word("resolution"),
                others(),
                AttachedFile.of(files),
                at());
    }

    /// What the finishing status wants besides.
    private Map<String, String> others() {
        return typed.entrySet().stream()
                .filter(word -> !NAMES.contains(word.getKey()) && !word.getValue().isEmpty())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private @Nullable VisitStep step() {
        return Arrays.stream(VisitStep.values())
                .filter(step -> step.name().equals(word("step")))
                .findFirst()
                .orElse(null);
    }

    private int minutes() {
        var text = word("minutes");
        return text.isEmpty() ? 0 : text.matches("\\d{1,6}") ? Integer.parseInt(text) : -1;
    }

    private @Nullable Instant planned(ZoneId zone) {
        try {
            return LocalDateTime.parse(word("planned")).atZone(zone).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }

    /// A clock that is ahead is not believed.
    private Instant at() {
        var now = Instant.now();
        try {
            var said = Instant.parse(word("at"));
            var believed = said.isBefore(now) && said.isAfter(now.minus(Duration.ofDays(30)));
            return believed ? said : now;
        } catch (DateTimeException e) {
            return now;
        }
    }
}
