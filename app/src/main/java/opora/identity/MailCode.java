package opora.identity;

import java.security.SecureRandom;
import java.util.Locale;
import opora.backbone.Database;
import org.springframework.stereotype.Component;

/// Mails a code to somebody who is signing in.
@Component
class MailCode {
    private static final int CODES = 1_000_000;
    private static final int MOST_AN_ENTRY = 3;

    private final Database database;
    private final Accounts accounts;
    private final Entries entries;
    private final Letters letters;
    private final IdentitySettings settings;
    private final SecureRandom random = new SecureRandom();

    MailCode(
            Database database,
            Accounts accounts,
            Entries entries,
            Letters letters,
            IdentitySettings settings) {
        this.database = database;
        this.accounts = accounts;
        this.entries = entries;
        this.letters = letters;
        this.settings = settings;
    }

    /// Only the last one that was mailed is good. False when there were too many.
    boolean mail(Entry entry) {
        if (entry.codes() >= MOST_AN_ENTRY) {
            return false;
        }
        var code = String.format(Locale.ROOT, "%06d", random.nextInt(CODES));
        return database.transact(
                "identity",
                _ -> {
                    var account = accounts.named(entry.username()).orElseThrow();
                    entries.mailed(entry, code);
                    letters.send(
                            account,
                            "code",
                            account.username(),
                            letters.secret(account, code),
                            settings.code().toMinutes());
                    return true;
                });
    }
}
