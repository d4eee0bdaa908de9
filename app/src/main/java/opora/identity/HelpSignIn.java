package opora.identity;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import opora.backbone.Database;
import opora.identity.Links.Purpose;
import opora.identity.RoleAnswer.Done;
import opora.identity.RoleAnswer.Flawed;
import opora.shell.Deed;
import opora.shell.Journal;
import opora.shell.Person;
import org.springframework.stereotype.Component;

/// Staff helps somebody back in who lost a password or a phone. What opens the account goes to its
/// owner's address and nowhere else, and the owner is told of all of it.
@Component
class HelpSignIn {
    static final String LINK = "identity.accounts.help";
    static final String FACTOR = "identity.accounts.factor";
    private static final int LONGEST_REASON = 200;

    private final Database database;
    private final Accounts accounts;
    private final Superiors superiors;
    private final Authenticators authenticators;
    private final RecoveryCodes recovery;
    private final Passkeys passkeys;
    private final EndSessions sessions;
    private final Links links;
    private final Letters letters;
    private final PublicAddress address;
    private final Journal journal;
    private final IdentitySettings settings;

    HelpSignIn(
            Database database,
            Accounts accounts,
            Superiors superiors,
            Authenticators authenticators,
            RecoveryCodes recovery,
            Passkeys passkeys,
            EndSessions sessions,
            Links links,
            Letters letters,
            PublicAddress address,
            Journal journal,
            IdentitySettings settings) {
        this.database = database;
        this.accounts = accounts;
        this.superiors = superiors;
        this.authenticators = authenticators;
        this.recovery = recovery;
        this.passkeys = passkeys;
        this.sessions = sessions;
        this.links = links;
        this.letters = letters;
        this.address = address;
        this.journal = journal;
        this.settings = settings;
    }

    void mailLink(Person by, String username) {
        by.must(LINK);
        database.transact(
                "identity",
                _ -> {
                    var account = accounts.named(username).orElseThrow();
                    var secret = links.make(username, Purpose.RESET, settings.resetLink());
                    var link = letters.secret(account, address.of("/sign-in/reset/" + secret));
                    letters.send(
                            account,
                            account.language(),
                            "password_link",
                            username,
                            link,
                            settings.resetLink().toMinutes());
                    journal.tell(Deed.of("identity.password.link", username));
                    return username;
                });
    }

    /// Takes away app, printed codes and passkeys, and ends all sessions. Until the owner sets up
    /// another factor, a mailed code stands in for it: whoever talked staff into this needs their
    /// mailbox, too.
    RoleAnswer resetFactor(Person by, String username, String typed) {
        by.must(FACTOR);
        var reason = typed.strip();
        if (reason.isEmpty()
                || reason.length() > LONGEST_REASON
                || reason.chars().anyMatch(Character::isISOControl)) {
            return Flawed.of("reason", "identity.flaw.reason");
        }
        if (username.equals(by.username())) {
            return Flawed.of("reason", "identity.flaw.factor.self");
        }
        if (!superiors.over(by, username)) {
            return Flawed.of("reason", "identity.flaw.beyond.account");
        }
        return database.transact("identity", _ -> resetFactor(username, reason));
    }

    private RoleAnswer resetFactor(String username, String reason) {
        var account = accounts.named(username).orElseThrow();
        authenticators.remove(username);
        recovery.remove(username);
        passkeys.removeAll(username);
        accounts.askForMailedCode(username, true);
        sessions.all(username);
        letters.send(account, account.language(), "factor_reset", username, reason);
        journal.tell(Deed.of("identity.factor.reset", username).to("reason", reason));
        var now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        database.publish(new SecondFactorChanged(username, false, now));
        return new Done();
    }
}
