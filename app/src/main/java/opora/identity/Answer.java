package opora.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import opora.shell.Flaw;

/// What somebody said to a step of joining.
record Answer(RegistrationStep step, String text) {

    /// What the typed words amount to; what is empty is no answer.
    static List<Answer> of(List<RegistrationStep> steps, Map<String, String> typed) {
        return steps.stream()
                .map(step -> new Answer(step, typed.getOrDefault(step.name(), "").strip()))
                .toList();
    }

    static boolean choosesPlan(List<Answer> answers) {
        return answers.stream()
                .anyMatch(
                        answer ->
                                answer.step().kind() == RegistrationStep.Kind.PLAN
                                        && !answer.text().isEmpty());
    }

    static List<Flaw> flaws(List<Answer> answers) {
        var flaws = new ArrayList<Flaw>();
        answers.forEach(answer -> answer.step().flaw(answer.text()).ifPresent(flaws::add));
        return flaws;
    }
}
