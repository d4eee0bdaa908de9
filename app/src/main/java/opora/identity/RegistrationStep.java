package opora.identity;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import opora.shell.Flaw;
import opora.shell.Frame;
import opora.shell.Seen;
import org.springframework.util.StringUtils;

/// Something that joining takes.
///
/// @param name by which programs call it
/// @param choices one of which is the answer, for the type `CHOICE`
/// @param active whether people are asked
public record RegistrationStep(
        String name,
        Kind kind,
        Type type,
        String titleRu,
        String titleEn,
        List<String> choices,
        boolean required,
        boolean active) {
    static final String YES = "yes";
    private static final int LONGEST = 500;
    private static final int LONGEST_NUMBER = 30;

    /// What a step is about.
    public enum Kind {
        FIELD,
        CONSENT,
        /// The address is proved by a mailed code before the first sign-in.
        EMAIL,
        /// One of the plans that are offered at that moment.
        PLAN;

        /// Whether its words and answers are an administrator's to change.
        public boolean worded() {
            return this == FIELD || this == CONSENT;
        }
    }

    /// What an answer looks like.
    public enum Type {
        TEXT,
        NUMBER,
        DATE,
        CHOICE,
        YES_NO
    }

    public RegistrationStep {
        choices = List.copyOf(choices);
    }

    /// What tells an administrator that another was quicker.
    public String print() {
        return Seen.print(this);
    }

    /// For the journal.
    Map<String, String> words() {
        return Map.of(
                "kind", kind.name(),
                "type", type.name(),
                "titleRu", titleRu,
                "titleEn", titleEn,
                "choices", String.join(", ", choices),
                "required", Boolean.toString(required),
                "active", Boolean.toString(active));
    }

    /// By the words of its page.
    Map<String, String> told(Frame frame) {
        var told = new LinkedHashMap<String, String>();
        told.put(frame.text("identity.step.title.ru"), titleRu);
        told.put(frame.text("identity.step.title.en"), titleEn);
        told.put(frame.text("identity.step.choices"), String.join("\n", choices));
        told.put(frame.text("identity.step.must"), frame.yes(required));
        return told;
    }

    public String title(String language) {
        return language.equals("ru") ? titleRu : titleEn;
    }

    /// The name of its input on the page.
    public String field() {
        return "answer." + name;
    }

    public boolean asks() {
        return active && kind != Kind.EMAIL;
    }

    /// The same, with these choices.
    RegistrationStep among(Collection<String> others) {
        return new RegistrationStep(
                name, kind, type, titleRu, titleEn, List.copyOf(others), required, active);
    }

    /// The same, asked for or not.
    RegistrationStep turned(boolean on) {
        return new RegistrationStep(name, kind, type, titleRu, titleEn, choices, required, on);
    }

    /// What is wrong with an answer.
    Optional<Flaw> flaw(String answer) {
        if (!StringUtils.hasText(answer)) {
            return required ? flawed("identity.step.flaw.missing") : Optional.empty();
        }
        if (answer.length() > LONGEST || answer.chars().anyMatch(Character::isISOControl)) {
            return flawed("identity.step.flaw.long");
        }
        return switch (type) {
            case TEXT -> Optional.empty();
            case NUMBER -> number(answer) ? Optional.empty() : flawed("identity.step.flaw.number");
            case DATE -> date(answer) ? Optional.empty() : flawed("identity.step.flaw.date");
            case CHOICE ->
                    choices.contains(answer)
                            ? Optional.empty()
                            : flawed("identity.step.flaw.choice");
            case YES_NO -> answer.equals(YES) ? Optional.empty() : flawed("identity.step.flaw.yes");
        };
    }

    private Optional<Flaw> flawed(String key) {
        return Optional.of(Flaw.of(field(), key));
    }

    private static boolean number(String answer) {
        try {
            var number = new BigDecimal(answer.replace(',', '.'));
            return number.precision() < LONGEST_NUMBER && Math.abs(number.scale()) < LONGEST_NUMBER;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static boolean date(String answer) {
        try {
            var year = LocalDate.parse(answer).getYear();
            return year > 1800 && year < 2200;
        } catch (DateTimeParseException e) {
            return false;
        }
    }
}
