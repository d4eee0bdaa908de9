package opora.identity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import opora.identity.RegistrationStep.Kind;
import opora.identity.RegistrationStep.Type;
import opora.shell.Flaw;
import org.jspecify.annotations.Nullable;

/// What an administrator types about a step of joining.
///
/// @param choices one a line
/// @param seen the [RegistrationStep#print] of what they changed
record StepForm(
        @Nullable String name,
        @Nullable String kind,
        @Nullable String type,
        @Nullable String titleRu,
        @Nullable String titleEn,
        @Nullable String choices,
        @Nullable Boolean required,
        @Nullable String seen) {
    private static final int LONGEST_TITLE = 300;
    private static final int MOST_CHOICES = 100;

    /// The same for a step there is, whose kind and type stay.
    StepForm of(RegistrationStep old) {
        return new StepForm(
                old.name(),
                old.kind().name(),
                old.type().name(),
                titleRu,
                titleEn,
                choices,
                required,
                seen);
    }

    RegistrationStep step() {
        var consent = "CONSENT".equals(kind);
        return new RegistrationStep(
                text(name),
                consent ? Kind.CONSENT : Kind.FIELD,
                consent ? Type.YES_NO : typed(),
                text(titleRu),
                text(titleEn),
                lines(),
                Boolean.TRUE.equals(required),
                true);
    }

    List<Flaw> flaws() {
        var flaws = new ArrayList<Flaw>();
        if (!text(name).matches("[a-z][a-z0-9-]{0,29}")) {
            flaws.add(Flaw.of("name", "identity.step.flaw.name"));
        }
        if (text(titleRu).isEmpty() || text(titleRu).length() > LONGEST_TITLE) {
            flaws.add(Flaw.of("titleRu", "identity.step.flaw.title", LONGEST_TITLE));
        }
        if (text(titleEn).isEmpty() || text(titleEn).length() > LONGEST_TITLE) {
            flaws.add(Flaw.of("titleEn", "identity.step.flaw.title", LONGEST_TITLE));
        }
        var number = lines().size();
        if (step().type() == Type.CHOICE && (number < 2 || number > MOST_CHOICES)) {
            flaws.add(Flaw.of("choices", "identity.step.flaw.choices", MOST_CHOICES));
        }
        return flaws;
    }

    private Type typed() {
        return Arrays.stream(Type.values())
                .filter(known -> known.name().equals(type))
                .findFirst()
                .orElse(Type.TEXT);
    }

    private List<String> lines() {
        return text(choices)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .distinct()
                .toList();
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }
}
