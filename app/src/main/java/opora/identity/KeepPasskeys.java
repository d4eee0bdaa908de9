package opora.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import opora.backbone.Database;
import opora.backbone.Outgoing;
import opora.shell.Journal;
import org.springframework.stereotype.Component;

/// Adds passkeys to an account and takes them away. The owner is told by mail.
@Component
class KeepPasskeys {
    private static final int MOST_A_PERSON = 20;

    private final Database database;
    private final PasskeyCheck check;
    private final Passkeys passkeys;
    private final Accounts accounts;
    private final Letters letters;
    private final Journal journal;

    KeepPasskeys(
            Database database,
            PasskeyCheck check,
            Passkeys passkeys,
            Accounts accounts,
            Letters letters,
            Journal journal) {
        this.database = database;
        this.check = check;
        this.passkeys = passkeys;
        this.accounts = accounts;
        this.letters = letters;
        this.journal = journal;
    }

    boolean add(String username, String credential, HttpServletRequest request) {
        var device = Visit.of(request).device();
        return database.transact(
                "identity",
                _ -> {
                    var added = check.added(username, credential);
                    if (added.isEmpty()
                            || passkeys.ids(username).size() >= MOST_A_PERSON
                            || !passkeys.add(added.get(), device)) {
                        return false;
                    }
                    tell(username, true, "passkey_added", device);
                    return true;
                });
    }

    boolean remove(String username, String id) {
        return database.transact(
                "identity",
                _ -> {
                    var removed = passkeys.remove(username, id);
                    if (removed) {
                        tell(username, false, "passkey_removed", "");
                    }
                    return removed;
                });
    }

    private void tell(String username, boolean added, String about, String device) {
        letters.send(accounts.named(username).orElseThrow(), about, username, device);
        var now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        database.publish(
                Outgoing.begins(new PasskeysChanged(username, added, now), journal.flow()));
    }
}
