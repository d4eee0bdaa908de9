package opora.identity;

import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import opora.shell.Flaw;
import opora.shell.Frame;
import opora.shell.Person;
import opora.shell.SharedLimit;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pages.Templates;

@RestController
class SignUpController {
    private static final String ANSWER = "answer.";

    /// Where whoever chose a plan says how it is paid for.
    private static final String PLANS = "/subscription";

    private final RegisterAccount accounts;
    private final RegistrationSteps steps;
    private final OfferedPlans plans;
    private final Entrance entrance;
    private final SharedLimit attempts;
    private final IdentitySettings settings;
    private final Templates pages;

    SignUpController(
            RegisterAccount accounts,
            RegistrationSteps steps,
            OfferedPlans plans,
            Entrance entrance,
            SharedLimit attempts,
            IdentitySettings settings,
            Templates pages) {
        this.accounts = accounts;
        this.steps = steps;
        this.plans = plans;
        this.entrance = entrance;
        this.attempts = attempts;
        this.settings = settings;
        this.pages = pages;
    }

    @GetMapping("/sign-up")
    JteModel show(Frame frame) {
        return form(
                frame, new Registration("", "", ""), Answer.of(steps.asked(), Map.of()), List.of());
    }

    @PostMapping("/sign-up")
    ResponseEntity<JteModel> join(
            Frame frame,
            HttpServletRequest request,
            @ModelAttribute Registration typed,
            @RequestParam Map<String, String> all) {
        attempts.take(request.getRemoteAddr());
        var answers = Answer.of(steps.asked(), answers(all));
        return switch (accounts.register(
                typed, answers, Set.of(Person.CUSTOMER), "page", frame.language())) {
            case RegisterAnswer.Registered(var username, _) ->
                    entrance.enter(request, username, Answer.choosesPlan(answers) ? PLANS : "/");
            case RegisterAnswer.Flawed(var flaws) ->
                    ResponseEntity.unprocessableContent()
                            .body(form(frame, typed.clean(), answers, flaws));
        };
    }

    private static Map<String, String> answers(Map<String, String> all) {
        var answers = new HashMap<String, String>();
        all.forEach(
                (field, text) -> {
                    if (field.startsWith(ANSWER)) {
                        answers.put(field.substring(ANSWER.length()), text);
                    }
                });
        return answers;
    }

    private JteModel form(Frame frame, Registration typed, List<Answer> answers, List<Flaw> flaws) {
        return pages.identitySignUp(
                frame,
                "/sign-up",
                typed.name(),
                typed.address(),
                flaws,
                settings.shortestPassword(),
                answers.stream().map(Answer::step).toList(),
                plans.named(frame.language()),
                answers.stream()
                        .collect(Collectors.toMap(answer -> answer.step().name(), Answer::text)));
    }
}
