package opora.assignment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Who gets a ticket: of those who fit the one with the least open work, and of those with as
/// little the one whose turn was longest ago.
///
/// @param expert none when nobody fits
/// @param considered everybody, who fits first
record Choice(Optional<String> expert, List<Candidate> considered) {
    private static final Comparator<Contender> ORDER =
            Comparator.comparingInt((Contender one) -> one.standing().load())
                    .thenComparingLong(one -> one.standing().turn())
                    .thenComparing(one -> one.expert().username());

    /// An expert with how they stand.
    record Contender(Expert expert, Standing standing) {}

    private record Finding(Verdict verdict, String detail) {
        static final Finding FITS = new Finding(Verdict.CHOSEN, "");
    }

    static Choice of(Facts ticket, List<Contender> contenders, ChoiceRules rules) {
        var sorted = contenders.stream().sorted(ORDER).toList();
        var fit = new ArrayList<Candidate>();
        var others = new ArrayList<Candidate>();
        var best = Optional.<Contender>empty();
        for (var one : sorted) {
            var finding = finding(ticket, one, rules);
            if (!finding.verdict().fits()) {
                others.add(candidate(one, finding));
            } else if (best.isEmpty()) {
                best = Optional.of(one);
                fit.add(candidate(one, Finding.FITS));
            } else {
                fit.add(candidate(one, second(one, best.get())));
            }
        }
        fit.addAll(others);
        return new Choice(best.map(one -> one.expert().username()), fit);
    }

    private static Finding second(Contender one, Contender best) {
        return new Finding(
                one.standing().load() > best.standing().load()
                        ? Verdict.MORE_LOADED
                        : Verdict.LATER_TURN,
                best.expert().username());
    }

    private static Finding finding(Facts ticket, Contender one, ChoiceRules rules) {
        var expert = one.expert();
        var standing = one.standing();
        if (!expert.active()) {
            return new Finding(Verdict.PAUSED, "");
        }
        if (expert.barred()) {
            return new Finding(Verdict.BARRED, "");
        }
        var unskilled = skill(ticket, expert, rules);
        if (unskilled.isPresent()) {
            return unskilled.get();
        }
        var strange = traits(ticket, expert, rules);
        if (strange.isPresent()) {
            return strange.get();
        }
        if (standing.presence() == Standing.Presence.ABSENT) {
            return new Finding(Verdict.ABSENT, "");
        }
        if (rules.onShift() && standing.presence() == Standing.Presence.OFF_SHIFT) {
            return new Finding(Verdict.OFF_SHIFT, "");
        }
        if (standing.hadIt()) {
            return new Finding(Verdict.TAKEN_BACK, "");
        }
        return standing.load() >= expert.cap()
                ? new Finding(Verdict.FULL, Integer.toString(expert.cap()))
                : Finding.FITS;
    }

    private static Optional<Finding> skill(Facts ticket, Expert expert, ChoiceRules rules) {
        var rule = rules.of(ticket.topic());
        if (rule.skill().isEmpty()) {
            return Optional.empty();
        }
        var level = expert.skills().getOrDefault(rule.skill(), 0);
        if (level >= rule.level()) {
            return Optional.empty();
        }
        return Optional.of(
                level == 0
                        ? new Finding(Verdict.SKILL, rule.skill())
                        : new Finding(
                                Verdict.LEVEL, rule.skill() + " " + level + " < " + rule.level()));
    }

    private static Optional<Finding> traits(Facts ticket, Expert expert, ChoiceRules rules) {
        if (rules.byRegion()
                && !ticket.region().isEmpty()
                && !expert.regions().isEmpty()
                && !expert.regions().contains(ticket.region())) {
            return Optional.of(new Finding(Verdict.REGION, ticket.region()));
        }
        if (rules.byLanguage()
                && !ticket.language().isEmpty()
                && !expert.languages().isEmpty()
                && !expert.languages().contains(ticket.language())) {
            return Optional.of(new Finding(Verdict.LANGUAGE, ticket.language()));
        }
        return rules.requirements().stream()
                .filter(requirement -> !requirement.met(ticket, expert))
                .findFirst()
                .map(requirement -> new Finding(Verdict.RULE, requirement.name()));
    }

    private static Candidate candidate(Contender one, Finding finding) {
        return new Candidate(
                one.expert().username(),
                finding.verdict().fits(),
                one.standing().load(),
                finding.verdict().name(),
                finding.detail());
    }
}
