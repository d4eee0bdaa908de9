package opora.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.Set;
import opora.backbone.Database;
import opora.shell.Deed;
import opora.shell.Journal;
import opora.shell.Person;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/// Lets somebody in who shows a passkey, in place of password and code. Nobody can guess one, so
/// wrong passwords that closed the name are no reason against it.
@Component
class SignInWithPasskey {
    private static final Set<String> PROOFS = Set.of("hwk");

    private final Database database;
    private final PasskeyCheck check;
    private final Passkeys passkeys;
    private final Session session;
    private final Journal journal;

    SignInWithPasskey(
            Database database,
            PasskeyCheck check,
            Passkeys passkeys,
            Session session,
            Journal journal) {
        this.database = database;
        this.check = check;
        this.passkeys = passkeys;
        this.session = session;
        this.journal = journal;
    }

    /// The cookies of who is let in; somebody who is signed in already proves it more strongly.
    Optional<HttpHeaders> enter(HttpServletRequest request, String credential) {
        var entered =
                database.transact(
                        "identity",
                        _ -> check.shown(credential).map(shown -> enter(request, shown)));
        if (entered.isEmpty()) {
            journal.tellOf("", Deed.of("identity.passkey.wrong", ""));
        }
        return entered;
    }

    private HttpHeaders enter(HttpServletRequest request, PasskeyCheck.Shown shown) {
        passkeys.used(shown.passkey(), shown.counter());
        var username = shown.passkey().username();
        var here = Person.asking(request);
        return here != null && here.username().equals(username) && !here.session().isEmpty()
                ? session.strengthen(request, username, here.session(), PROOFS)
                : session.begin(request, username, PROOFS);
    }
}
