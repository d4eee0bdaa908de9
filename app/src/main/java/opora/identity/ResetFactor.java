package opora.identity;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import opora.Settings;
import opora.backbone.Database;
import opora.backbone.Outgoing;
import opora.shell.Deed;
import opora.shell.Journal;
import opora.shell.Person;
import org.springframework.stereotype.Component;

/// Takes app, printed codes and passkeys away from somebody who lost them, and ends all their
/// sessions. Until they set up another factor a mailed code stands in for it: whoever talked staff
/// into this needs their mailbox, too. Where no mail leaves this machine they could not read it
/// before they are in, so staff is shown a code for them, once.
@Component
class ResetFactor {
    static final String RIGHT = "identity.accounts.factor";
    private static final int LONGEST_REASON = 200;

    private final Database database;
    private final Accounts accounts;
    private final Superiors superiors;
    private final Authenticators authenticators;
    private final RecoveryCodes recovery;
    private final Passkeys passkeys;
    private final EndSessions sessions;
    private final Letters letters;
    private final Journal journal;
    private final boolean mailed;

    ResetFactor(
            Database database,
            Accounts accounts,
            Superiors superiors,
            Authenticators authenticators,
            RecoveryCodes recovery,
            Passkeys passkeys,
            EndSessions sessions,
            Letters letters,
            Journal journal,
            Settings settings) {
        this.database = database;
        this.accounts = accounts;
        this.superiors = superiors;
        this.authenticators = authenticators;
        this.recovery = recovery;
        this.passkeys = passkeys;
        this.sessions = sessions;
        this.letters = letters;
        this.journal = journal;
        this.mailed = settings.smtp() != null;
    }

    FactorReset of(Person by, String username, String typed) {
        by.must(RIGHT);
        var reason = typed.strip();
        if (reason.isEmpty()
                || reason.length() > LONGEST_REASON
                || reason.chars().anyMatch(Character::isISOControl)) {
            return FactorReset.Flawed.of("identity.flaw.reason");
        }
        if (username.equals(by.username())) {
            return FactorReset.Flawed.of("identity.flaw.factor.self");
        }
        if (!superiors.over(by, username)) {
            return FactorReset.Flawed.of("identity.flaw.beyond.account");
        }
        return database.transact("identity", _ -> reset(username, reason));
    }

    /// In a transaction.
    FactorReset reset(String username, String reason) {
        var account = accounts.named(username).orElseThrow();
        authenticators.remove(username);
        recovery.remove(username);
        passkeys.removeAll(username);
        accounts.askForMailedCode(username, true);
        sessions.all(username);
        var code = mailed ? Optional.<String>empty() : Optional.of(recovery.one(username));
        letters.send(account, "factor_reset", username, reason);
        journal.tell(
                Deed.of("identity.factor.reset", username)
                        .to("reason", reason)
                        .to("codeShown", code.isPresent()));
        var now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        database.publish(
                Outgoing.begins(new SecondFactorChanged(username, false, now), journal.flow()));
        return new FactorReset.Done(code);
    }
}
