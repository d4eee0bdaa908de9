package opora.identity;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import opora.backbone.Database;
import opora.backbone.Outgoing;
import opora.shell.Journal;
import org.springframework.stereotype.Component;

/// Turns the second factor of a person on and off. They are told by mail, since whoever does it in
/// their place would rather not.
@Component
class SetUpAuthenticator {
    private final Database database;
    private final Accounts accounts;
    private final Authenticators authenticators;
    private final RecoveryCodes recovery;
    private final Letters letters;
    private final Journal journal;

    SetUpAuthenticator(
            Database database,
            Accounts accounts,
            Authenticators authenticators,
            RecoveryCodes recovery,
            Letters letters,
            Journal journal) {
        this.database = database;
        this.accounts = accounts;
        this.authenticators = authenticators;
        this.recovery = recovery;
        this.letters = letters;
        this.journal = journal;
    }

    /// The codes for the day the phone is lost; none when the code was wrong.
    List<String> confirm(String username, String code) {
        return database.transact(
                "identity",
                _ -> {
                    if (!authenticators.confirms(username, code)) {
                        return List.<String>of();
                    }
                    accounts.askForMailedCode(username, false);
                    tell(username, true, "app_on");
                    return recovery.make(username);
                });
    }

    void remove(String username) {
        database.transact(
                "identity",
                _ -> {
                    var removed = authenticators.remove(username);
                    if (removed) {
                        recovery.remove(username);
                        tell(username, false, "app_off");
                    }
                    return removed;
                });
    }

    List<String> recoveryCodes(String username) {
        return database.transact("identity", _ -> recovery.make(username));
    }

    private void tell(String username, boolean on, String about) {
        letters.send(accounts.named(username).orElseThrow(), about, username);
        var now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        database.publish(
                Outgoing.begins(new SecondFactorChanged(username, on, now), journal.flow()));
    }
}
