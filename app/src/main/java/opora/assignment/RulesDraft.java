package opora.assignment;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import opora.shell.Flaw;
import opora.shell.Sent;
import org.jspecify.annotations.Nullable;

/// What somebody wants the rules of choice to be, not checked yet.
///
/// @param surety how sure it must be what a ticket is about, in percent
/// @param version of the rules they looked at
public record RulesDraft(
        @Sent("60") @Nullable Integer surety,
        @Sent("120") @Nullable Integer untouchedMinutes,
        boolean onShift,
        boolean byRegion,
        boolean byLanguage,
        @Sent(
                        "[{\"topic\": \"Network\", \"words\": [\"router\"], \"skill\": \"network\", \"level\": 1}]")
                @Nullable List<TopicRule> topics,
        @Sent(value = "[]", needed = false) @Nullable List<Requirement> requirements,
        @Sent(value = "1", needed = false) @Nullable Integer version) {
    static final int LONGEST = 60;
    static final int MOST = 200;
    private static final int LONGEST_WORD = 80;
    private static final int LONGEST_WAIT = 60 * 24 * 31;

    static RulesDraft of(ChoiceRules rules) {
        return new RulesDraft(
                (int) Math.round(rules.surety() * 100),
                rules.untouchedMinutes(),
                rules.onShift(),
                rules.byRegion(),
                rules.byLanguage(),
                rules.topics(),
                rules.requirements(),
                rules.version());
    }

    RulesDraft asSeen(@Nullable Integer other) {
        return new RulesDraft(
                surety,
                untouchedMinutes,
                onShift,
                byRegion,
                byLanguage,
                topics,
                requirements,
                other);
    }

    public List<TopicRule> subjects() {
        return topics == null ? List.of() : topics.stream().filter(Objects::nonNull).toList();
    }

    public List<Requirement> demands() {
        return requirements == null
                ? List.of()
                : requirements.stream().filter(Objects::nonNull).toList();
    }

    ChoiceRules rules(int number) {
        return new ChoiceRules(
                number,
                Objects.requireNonNullElse(surety, 0) / 100.0,
                Objects.requireNonNullElse(untouchedMinutes, 0),
                onShift,
                byRegion,
                byLanguage,
                subjects(),
                demands());
    }

    List<Flaw> flaws(List<Trait> traits) {
        var flaws = new ArrayList<Flaw>();
        if (surety == null || surety < 0 || surety > 100) {
            flaws.add(Flaw.of("surety", "assignment.flaw.percent"));
        }
        if (untouchedMinutes == null || untouchedMinutes < 0 || untouchedMinutes > LONGEST_WAIT) {
            flaws.add(Flaw.of("untouchedMinutes", "assignment.flaw.minutes", LONGEST_WAIT));
        }
        var names = new HashSet<String>();
        for (int i = 0; i < subjects().size(); i++) {
            var one = subjects().get(i);
            if (!sound(one) || i >= MOST || !names.add(one.topic())) {
                flaws.add(Flaw.of("topics[" + i + "]", "assignment.flaw.topic", LONGEST));
            }
        }
        for (int i = 0; i < demands().size(); i++) {
            if (i >= MOST || !sound(demands().get(i), traits)) {
                flaws.add(Flaw.of("requirements[" + i + "]", "assignment.flaw.requirement"));
            }
        }
        return flaws;
    }

    private static boolean sound(TopicRule rule) {
        return !rule.topic().isBlank()
                && rule.topic().length() <= LONGEST
                && rule.skill().length() <= LONGEST
                && rule.level() >= 1
                && rule.level() <= Expert.HIGHEST
                && rule.words().size() <= MOST
                && rule.words().stream()
                        .allMatch(word -> !word.isBlank() && word.length() <= LONGEST_WORD);
    }

    private static boolean sound(Requirement one, List<Trait> traits) {
        var trait = traits.stream().filter(known -> known.name().equals(one.trait())).findFirst();
        var field = one.field();
        var asked = field.isEmpty() || Facts.NAMES.contains(field) || field.startsWith(Facts.FIELD);
        return asked
                && trait.isPresent()
                && !one.name().isBlank()
                && one.name().length() <= LONGEST
                && one.value().length() <= LONGEST
                && !one.wanted().isBlank()
                && one.wanted().length() <= LONGEST
                && provable(one, trait.get());
    }

    private static boolean provable(Requirement one, Trait trait) {
        return switch (one.proof()) {
            case AT_LEAST, AT_MOST ->
                    trait.kind() == Trait.Kind.NUMBER && trait.takes(one.wanted());
            case SAME_AS ->
                    Facts.NAMES.contains(one.wanted()) || one.wanted().startsWith(Facts.FIELD);
            case IS -> trait.takes(one.wanted());
            case ONE_OF -> true;
        };
    }
}
