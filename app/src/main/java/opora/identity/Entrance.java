package opora.identity;

import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import opora.shell.Cookies;
import opora.shell.Go;
import opora.shell.Person;
import opora.shell.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/// Leads a browser in after the right password: at once, or past the second factor.
@Component
class Entrance {
    private final Accounts accounts;
    private final Factors factors;
    private final Entries entries;
    private final MailCode codes;
    private final Session session;

    Entrance(Accounts accounts, Factors factors, Entries entries, MailCode codes, Session session) {
        this.accounts = accounts;
        this.factors = factors;
        this.entries = entries;
        this.codes = codes;
        this.session = session;
    }

    ResponseEntity<JteModel> enter(HttpServletRequest request, String username, String next) {
        var asked = factors.askedOf(account(username));
        return asked.isEmpty()
                ? Go.to(next, session.begin(request, username, Set.of(Person.PASSWORD)))
                : ask(request, username, null, asked, next);
    }

    /// For who is signed in, and is about to do what needs a stronger proof.
    ResponseEntity<JteModel> prove(HttpServletRequest request, Person person, String next) {
        var able = factors.of(account(person.username()));
        return ask(request, person.username(), person.session(), able, next);
    }

    Optional<Entry> entry(HttpServletRequest request) {
        return entries.of(Cookies.ENTRY.of(request));
    }

    Set<Factor> factors(Entry entry) {
        return factors.of(account(entry.username()));
    }

    /// The cookies of somebody who has shown both.
    HttpHeaders through(HttpServletRequest request, Entry entry, Factor factor) {
        var proofs = Set.of(Person.PASSWORD, factor.proof());
        var headers =
                entry.session() == null
                        ? session.begin(request, entry.username(), proofs)
                        : session.strengthen(request, entry.username(), entry.session(), proofs);
        headers.add(HttpHeaders.SET_COOKIE, Cookies.ENTRY.cleared().toString());
        return headers;
    }

    private ResponseEntity<JteModel> ask(
            HttpServletRequest request,
            String username,
            @Nullable String strengthened,
            Set<Factor> asked,
            String next) {
        var entry = entries.begin(username, strengthened);
        if (asked.contains(Factor.MAIL)) {
            codes.mail(entry);
        }
        var cookie = Cookies.ENTRY.carrying(entry.secret(), request.isSecure());
        return Go.to(code(next), Session.setting(cookie));
    }

    static String code(String next) {
        return "/sign-in/code?next=" + URLEncoder.encode(Go.safe(next), StandardCharsets.UTF_8);
    }

    private Account account(String username) {
        return accounts.named(username)
                .orElseThrow(() -> new Refused(HttpStatus.NOT_FOUND, "problem.404"));
    }
}
