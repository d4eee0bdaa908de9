package opora.assignment;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import opora.shell.Flaw;
import opora.shell.Sent;
import org.jspecify.annotations.Nullable;

/// What somebody wants an expert to be, not checked yet.
///
/// @param skills their level in each, from 1 to 5
/// @param week seven days, Monday first, such as `9:00-13:00, 14:00-18:00`; empty for a free one
/// @param version of what they looked at
public record ExpertDraft(
        boolean active,
        @Sent("{\"network\": 3}") @Nullable Map<String, Integer> skills,
        @Sent("[\"Moscow\"]") @Nullable List<String> regions,
        @Sent("[\"ru\", \"en\"]") @Nullable List<String> languages,
        @Sent("Europe/Moscow") @Nullable String zone,
        @Sent("[\"9-18\", \"9-18\", \"9-18\", \"9-18\", \"9-18\", \"\", \"\"]")
                @Nullable List<String> week,
        @Sent("10") @Nullable Integer cap,
        @Sent(value = "{}", needed = false) @Nullable Map<String, String> traits,
        @Sent(value = "1", needed = false) @Nullable Integer version) {
    private static final int LONGEST = 60;
    private static final int MOST = 50;
    private static final int HIGHEST_CAP = 1_000;

    static ExpertDraft of(Expert expert) {
        return new ExpertDraft(
                expert.active(),
                expert.skills(),
                List.copyOf(new TreeSet<>(expert.regions())),
                List.copyOf(new TreeSet<>(expert.languages())),
                expert.calendar().zone().getId(),
                expert.calendar().week().days().stream().map(Week::text).toList(),
                expert.cap(),
                expert.traits(),
                expert.version());
    }

    ExpertDraft asSeen(@Nullable Integer other) {
        return new ExpertDraft(active, skills, regions, languages, zone, week, cap, traits, other);
    }

    public Map<String, Integer> levels() {
        return skills == null ? Map.of() : new TreeMap<>(skills);
    }

    public List<String> places() {
        return said(regions);
    }

    public List<String> tongues() {
        return said(languages);
    }

    public List<String> days() {
        return week == null ? List.of() : week.stream().map(ExpertDraft::orNothing).toList();
    }

    public Map<String, String> known() {
        var known = new TreeMap<String, String>();
        if (traits != null) {
            traits.forEach((name, value) -> known.put(name, orNothing(value)));
        }
        return known;
    }

    List<Flaw> flaws(List<Trait> all) {
        var flaws = new ArrayList<Flaw>();
        if (levels().entrySet().stream().anyMatch(one -> !sound(one.getKey(), one.getValue()))
                || levels().size() > MOST) {
            flaws.add(Flaw.of("skills", "assignment.flaw.skills", Expert.HIGHEST));
        }
        if (!sound(places())) {
            flaws.add(Flaw.of("regions", "assignment.flaw.list", LONGEST));
        }
        if (!Set.of("ru", "en").containsAll(tongues())) {
            flaws.add(Flaw.of("languages", "assignment.flaw.languages"));
        }
        if (zone == null || !zoned(zone)) {
            flaws.add(Flaw.of("zone", "assignment.flaw.zone"));
        }
        if (days().size() != 7) {
            flaws.add(Flaw.of("week", "assignment.flaw.week"));
        }
        for (int day = 0; day < days().size(); day++) {
            if (Week.parse(days().get(day)).isEmpty()) {
                flaws.add(Flaw.of("week[" + day + "]", "assignment.flaw.day"));
            }
        }
        if (cap == null || cap < 0 || cap > HIGHEST_CAP) {
            flaws.add(Flaw.of("cap", "assignment.flaw.cap", HIGHEST_CAP));
        }
        known().forEach(
                        (name, value) -> {
                            var trait =
                                    all.stream().filter(one -> one.name().equals(name)).findFirst();
                            if (trait.isEmpty() || !trait.get().takes(value)) {
                                flaws.add(Flaw.of("traits." + name, "assignment.flaw.trait"));
                            }
                        });
        return flaws;
    }

    Week hours() {
        return new Week(days().stream().map(day -> Week.parse(day).orElseThrow()).toList());
    }

    /// Without what was left empty.
    Map<String, String> given() {
        var given = new TreeMap<String, String>();
        known().forEach(
                        (name, value) -> {
                            if (!value.isBlank()) {
                                given.put(name, value.strip());
                            }
                        });
        return given;
    }

    private static List<String> said(@Nullable List<String> some) {
        return some == null ? List.of() : some.stream().map(ExpertDraft::orNothing).toList();
    }

    private static String orNothing(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }

    private static boolean sound(String name, @Nullable Integer level) {
        var number = Objects.requireNonNullElse(level, 0);
        return !name.isBlank()
                && name.length() <= LONGEST
                && number >= 1
                && number <= Expert.HIGHEST;
    }

    private static boolean sound(List<String> names) {
        return names.size() <= MOST
                && names.stream().allMatch(name -> !name.isBlank() && name.length() <= LONGEST);
    }

    private static boolean zoned(String name) {
        try {
            return !ZoneId.of(name).getId().isEmpty();
        } catch (DateTimeException e) {
            return false;
        }
    }
}
