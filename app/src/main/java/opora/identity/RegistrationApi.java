package opora.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import opora.shell.FlawedRequest;
import opora.shell.Languages;
import opora.shell.Person;
import opora.shell.Sent;
import opora.shell.SharedLimit;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
class RegistrationApi {
    private final RegisterAccount accounts;
    private final RegistrationSteps steps;
    private final OfferedPlans plans;
    private final SharedLimit attempts;
    private final Languages languages;

    RegistrationApi(
            RegisterAccount accounts,
            RegistrationSteps steps,
            OfferedPlans plans,
            SharedLimit attempts,
            Languages languages) {
        this.accounts = accounts;
        this.steps = steps;
        this.plans = plans;
        this.attempts = attempts;
        this.languages = languages;
    }

    @PostMapping("/api/registrations")
    @ResponseStatus(HttpStatus.CREATED)
    Registered register(@RequestBody Application typed, HttpServletRequest request) {
        attempts.take(request.getRemoteAddr());
        return switch (accounts.register(
                typed.registration(),
                Answer.of(steps.asked(), typed.given()),
                Set.of(Person.CUSTOMER),
                "api",
                languages.of(request))) {
            case RegisterAnswer.Registered(var username, _) -> new Registered(username);
            case RegisterAnswer.Flawed(var flaws) -> throw new FlawedRequest(flaws);
        };
    }

    /// What joining takes at this moment, beside name, address and password.
    @GetMapping("/api/registrations/steps")
    List<Asked> steps(HttpServletRequest request) {
        var language = languages.of(request);
        var named = plans.named(language);
        return steps.asked().stream().map(step -> Asked.of(step, language, named)).toList();
    }

    record Application(
            @Sent("anna") @Nullable String username,
            @Sent("anna@example.org") @Nullable String email,
            @Sent("Green-Lantern-12") @Nullable String password,
            @Sent(value = "{\"phone\":\"+7 900 000-00-00\"}", needed = false)
                    @Nullable Map<String, String> answers) {
        Registration registration() {
            return new Registration(username, email, password);
        }

        Map<String, String> given() {
            return answers == null ? Map.of() : answers;
        }

        /// Never prints the password.
        @Override
        public String toString() {
            return "Application[" + username + "]";
        }
    }

    /// @param type what its answer looks like; `yes` is the answer to YES_NO
    /// @param labels what people read instead of the choices, where that differs
    record Asked(
            String name,
            String kind,
            String type,
            String title,
            List<String> choices,
            Map<String, String> labels,
            boolean required) {
        static Asked of(RegistrationStep step, String language, Map<String, String> plans) {
            return new Asked(
                    step.name(),
                    step.kind().name(),
                    step.type().name(),
                    step.title(language),
                    step.choices(),
                    step.kind() == RegistrationStep.Kind.PLAN ? plans : Map.of(),
                    step.required());
        }
    }

    record Registered(String username) {}
}
