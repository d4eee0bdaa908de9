package opora.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import opora.shell.FlawedRequest;
import opora.shell.Languages;
import opora.shell.Person;
import opora.shell.RateLimit;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
class RegistrationApi {
    private final RegisterAccount accounts;
    private final RateLimit attempts;
    private final Languages languages;

    RegistrationApi(RegisterAccount accounts, RateLimit attempts, Languages languages) {
        this.accounts = accounts;
        this.attempts = attempts;
        this.languages = languages;
    }

    @PostMapping("/api/registrations")
    @ResponseStatus(HttpStatus.CREATED)
    Registered register(@RequestBody Registration typed, HttpServletRequest request) {
        attempts.take(request.getRemoteAddr());
        return switch (accounts.register(
                typed, Set.of(Person.CUSTOMER), "api", languages.of(request))) {
            case RegisterAnswer.Registered(var username, _) -> new Registered(username);
            case RegisterAnswer.Flawed(var flaws) -> throw new FlawedRequest(flaws);
        };
    }

    record Registered(String username) {}
}
