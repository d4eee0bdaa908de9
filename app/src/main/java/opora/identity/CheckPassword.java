package opora.identity;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Objects;
import opora.backbone.Database;
import opora.identity.PasswordAnswer.Locked;
import opora.identity.PasswordAnswer.Right;
import opora.identity.PasswordAnswer.Wrong;
import opora.shell.Deed;
import opora.shell.Journal;
import opora.shell.SharedLimit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Answers whether a password is right. A locked name is refused without looking at the password:
/// the lock would be worth nothing if the right one still shone through it.
@Component
class CheckPassword {
    private static final Logger log = LoggerFactory.getLogger(CheckPassword.class);
    private static final int LONGEST = 128;
    private static final Duration FORGET = Duration.ofHours(24);

    private final Database database;
    private final Accounts accounts;
    private final Locks locks;
    private final Hashes hashes;
    private final SharedLimit namedAttempts;
    private final IdentitySettings settings;
    private final Journal journal;

    CheckPassword(
            Database database,
            Accounts accounts,
            Locks locks,
            Hashes hashes,
            SharedLimit namedAttempts,
            IdentitySettings settings,
            Journal journal) {
        this.database = database;
        this.accounts = accounts;
        this.locks = locks;
        this.hashes = hashes;
        this.namedAttempts = namedAttempts;
        this.settings = settings;
        this.journal = journal;
    }

    PasswordAnswer check(String typed, String password) {
        var username = typed.strip().toLowerCase(Locale.ROOT);
        if (username.length() > LONGEST
                || username.indexOf(0) >= 0
                || username.indexOf(Locks.NOT_IN_NAMES) >= 0
                || password.length() > LONGEST) {
            return new Wrong();
        }
        namedAttempts.take(username);
        var account = accounts.named(username);
        if (locks.of(username).holds(Instant.now())) {
            return refused(account.map(Account::username).orElse(""));
        }
        if (account.isEmpty()) {
            hashes.pretend(password);
            return wrong(username, "");
        }
        return hashes.matches(password, account.get().hash())
                ? right(account.get())
                : wrong(username, username);
    }

    /// Looks at the lock again: guesses sent all at once must not get more tries than guesses in a
    /// row.
    private PasswordAnswer right(Account account) {
        return database.transact(
                "identity",
                _ -> {
                    if (locks.hold(account.username()).holds(Instant.now())) {
                        return refused(account.username());
                    }
                    locks.open(account.username());
                    journal.tellOf(
                            account.username(),
                            Deed.of("identity.password.right", account.username()));
                    return new Right(account);
                });
    }

    /// @param known empty for a name that nobody has: it may be a password in the wrong field, and
    ///   the journal keeps no passwords
    private PasswordAnswer wrong(String username, String known) {
        return database.transact(
                "identity",
                _ -> {
                    var now = Instant.now();
                    var held = locks.hold(username);
                    if (held.holds(now)) {
                        return refused(known);
                    }
                    var lock = held.tighten(now, settings.wrongPasswords(), settings.lock());
                    locks.keep(username, lock);
                    var deed = Deed.of("identity.password.wrong", known);
                    journal.tellOf(known, deed.to("wrong", lock.wrong()));
                    if (lock.holds(now)) {
                        journal.tellOf(known, Deed.of("identity.locked", known));
                        locks.forget(now.minus(FORGET));
                        if (!known.isEmpty()) {
                            tell(username, lock, now);
                        }
                        log.warn(
                                "locked {} after {} wrong passwords",
                                username.replaceAll("\\p{C}", "?"),
                                lock.wrong());
                    }
                    return lock.holds(now) ? new Locked() : new Wrong();
                });
    }

    /// Without a look at the password.
    private Locked refused(String known) {
        journal.tellOf(known, Deed.of("identity.password.refused", known));
        return new Locked();
    }

    private void tell(String username, Lock lock, Instant now) {
        var until = Objects.requireNonNull(lock.until()).truncatedTo(ChronoUnit.MILLIS);
        var at = now.truncatedTo(ChronoUnit.MILLIS);
        database.publish(new AccountLocked(username, lock.wrong(), until, at));
    }
}
