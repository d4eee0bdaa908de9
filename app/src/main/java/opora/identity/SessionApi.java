package opora.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import opora.shell.Person;
import opora.shell.RateLimit;
import opora.shell.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Gives programs a token for a name and a password.
@RestController
class SessionApi {
    private final CheckPassword passwords;
    private final IssueToken tokens;
    private final RateLimit attempts;

    SessionApi(CheckPassword passwords, IssueToken tokens, RateLimit attempts) {
        this.passwords = passwords;
        this.tokens = tokens;
        this.attempts = attempts;
    }

    @PostMapping("/api/session")
    @ResponseStatus(HttpStatus.CREATED)
    Opened open(@RequestBody Credentials typed, HttpServletRequest request) {
        attempts.take(request.getRemoteAddr());
        var username = Objects.requireNonNullElse(typed.username(), "");
        var password = Objects.requireNonNullElse(typed.password(), "");
        return switch (passwords.check(username, password)) {
            case PasswordAnswer.Right(var account) -> {
                var token = tokens.to(account.username(), account.roles());
                var roles = account.roles().stream().sorted().toList();
                yield new Opened(account.username(), roles, token.value(), token.expiresAt());
            }
            case PasswordAnswer.Wrong() ->
                    throw new Refused(HttpStatus.UNAUTHORIZED, "identity.wrong");
            case PasswordAnswer.Locked() -> throw new Refused(HttpStatus.LOCKED, "identity.locked");
        };
    }

    @GetMapping("/api/session")
    Current show(Person person) {
        return new Current(
                person.username(), person.roles().stream().sorted().toList(), person.until());
    }

    record Credentials(@Nullable String username, @Nullable String password) {}

    record Opened(String username, List<String> roles, String token, Instant expiresAt) {}

    record Current(String username, List<String> roles, Instant expiresAt) {}
}
