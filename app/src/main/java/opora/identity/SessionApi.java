package opora.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import opora.shell.Answered;
import opora.shell.Person;
import opora.shell.Refused;
import opora.shell.Sent;
import opora.shell.SharedLimit;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// Gives programs a token for a name and a password.
@RestController
class SessionApi {
    private final CheckPassword passwords;
    private final BeginSession sessions;
    private final Accounts accounts;
    private final Factors factors;
    private final Entries entries;
    private final MailCode mails;
    private final CheckCode codes;
    private final SharedLimit attempts;

    SessionApi(
            CheckPassword passwords,
            BeginSession sessions,
            Accounts accounts,
            Factors factors,
            Entries entries,
            MailCode mails,
            CheckCode codes,
            SharedLimit attempts) {
        this.passwords = passwords;
        this.sessions = sessions;
        this.accounts = accounts;
        this.factors = factors;
        this.entries = entries;
        this.mails = mails;
        this.codes = codes;
        this.attempts = attempts;
    }

    /// 201 with a token; 202 where a second factor is needed, to be shown at `/api/session/code`.
    @PostMapping("/api/session")
    @Answered(value = 201, body = Opened.class)
    @Answered(value = 202, body = Asked.class)
    ResponseEntity<?> open(@RequestBody Credentials typed, HttpServletRequest request) {
        attempts.take(request.getRemoteAddr());
        var username = Objects.requireNonNullElse(typed.username(), "");
        var password = Objects.requireNonNullElse(typed.password(), "");
        return switch (passwords.check(username, password)) {
            case PasswordAnswer.Right(var account) -> {
                var asked = factors.askedOf(account);
                yield asked.isEmpty()
                        ? created(account, Set.of(Person.PASSWORD), request)
                        : ResponseEntity.accepted().body(ask(account, asked));
            }
            case PasswordAnswer.Wrong() ->
                    throw new Refused(HttpStatus.UNAUTHORIZED, "identity.wrong");
            case PasswordAnswer.Locked() -> throw new Refused(HttpStatus.LOCKED, "identity.locked");
        };
    }

    @PostMapping("/api/session/code")
    @Answered(value = 201, body = Opened.class)
    ResponseEntity<?> prove(@RequestBody Code typed, HttpServletRequest request) {
        attempts.take(request.getRemoteAddr());
        var entry =
                entries.of(typed.entry())
                        .filter(found -> found.session() == null)
                        .orElseThrow(
                                () -> new Refused(HttpStatus.UNAUTHORIZED, "identity.code.over"));
        return switch (codes.check(entry, Objects.requireNonNullElse(typed.code(), ""))) {
            case CodeAnswer.Right(var factor) ->
                    created(
                            accounts.named(entry.username()).orElseThrow(),
                            Set.of(Person.PASSWORD, factor.proof()),
                            request);
            case CodeAnswer.Wrong() ->
                    throw new Refused(HttpStatus.UNAUTHORIZED, "identity.code.wrong");
            case CodeAnswer.Locked() -> throw new Refused(HttpStatus.LOCKED, "identity.locked");
        };
    }

    private Asked ask(Account account, Set<Factor> asked) {
        var entry = entries.begin(account.username(), null);
        if (asked.contains(Factor.MAIL)) {
            mails.mail(entry);
        }
        return new Asked(entry.secret(), asked.stream().map(Factor::proof).sorted().toList());
    }

    private ResponseEntity<Opened> created(
            Account account, Set<String> proofs, HttpServletRequest request) {
        var visit = Visit.of(request);
        var token = sessions.begin(account, proofs, visit);
        var roles = account.roles().stream().sorted().toList();
        return ResponseEntity.status(HttpStatus.CREATED)
                .body(new Opened(account.username(), roles, token.value(), token.expiresAt()));
    }

    @GetMapping("/api/session")
    Current show(Person person) {
        return new Current(
                person.username(), person.roles().stream().sorted().toList(), person.until());
    }

    record Credentials(
            @Sent("anna") @Nullable String username,
            @Sent("Green-Lantern-12") @Nullable String password) {}

    /// @param entry to be sent back with the code
    /// @param factors any of which will do, as `amr` names them
    record Asked(String entry, List<String> factors) {}

    record Code(@Sent("…") @Nullable String entry, @Sent("123456") @Nullable String code) {}

    record Opened(String username, List<String> roles, String token, Instant expiresAt) {}

    record Current(String username, List<String> roles, Instant expiresAt) {}
}
