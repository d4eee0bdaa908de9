package opora.identity;

import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import opora.backbone.Database;
import opora.shell.Deed;
import opora.shell.Journal;
import org.springframework.stereotype.Component;

/// Answers whether a code is right: of the app, of the last mail, or one for lost phones. Each is
/// right once. Wrong ones are counted by name and not by sign-in, or beginning anew would give new
/// tries.
@Component
class CheckCode {
    private final Database database;
    private final Accounts accounts;
    private final Factors factors;
    private final Authenticators authenticators;
    private final RecoveryCodes recovery;
    private final Entries entries;
    private final Locks locks;
    private final Journal journal;
    private final IdentitySettings settings;

    CheckCode(
            Database database,
            Accounts accounts,
            Factors factors,
            Authenticators authenticators,
            RecoveryCodes recovery,
            Entries entries,
            Locks locks,
            Journal journal,
            IdentitySettings settings) {
        this.database = database;
        this.accounts = accounts;
        this.factors = factors;
        this.authenticators = authenticators;
        this.recovery = recovery;
        this.entries = entries;
        this.locks = locks;
        this.journal = journal;
        this.settings = settings;
    }

    CodeAnswer check(Entry entry, String typed) {
        return database.transact("identity", _ -> judge(entry, typed));
    }

    private CodeAnswer judge(Entry entry, String typed) {
        var username = entry.username();
        var name = Locks.codesOf(username);
        var now = Instant.now();
        var lock = locks.hold(name);
        if (lock.holds(now)) {
            journal.tellOf(username, Deed.of("identity.code.refused", username));
            return new CodeAnswer.Locked();
        }
        var code = typed.strip().toLowerCase(Locale.ROOT).replace(" ", "");
        var factor = factorOf(entry, code);
        if (factor.isPresent() && entries.end(entry)) {
            locks.open(name);
            if (factor.get() == Factor.MAIL) {
                accounts.proveEmail(username);
            }
            tellRight(username, factor.get());
            return new CodeAnswer.Right(factor.get());
        }
        return wrong(username, code, lock.tighten(now, settings.wrongCodes(), settings.lock()));
    }

    private CodeAnswer wrong(String username, String code, Lock lock) {
        var now = Instant.now();
        locks.keep(Locks.codesOf(username), lock);
        journal.tellOf(
                username,
                Deed.of("identity.code.wrong", username)
                        .to("code", looksMade(code) ? "mail, app" : "recovery")
                        .to("wrong", lock.wrong()));
        if (!lock.holds(now)) {
            return new CodeAnswer.Wrong();
        }
        journal.tellOf(username, Deed.of("identity.locked", username));
        database.publish(
                new AccountLocked(
                        username,
                        lock.wrong(),
                        Objects.requireNonNull(lock.until()).truncatedTo(ChronoUnit.MILLIS),
                        now.truncatedTo(ChronoUnit.MILLIS)));
        return new CodeAnswer.Locked();
    }

    private void tellRight(String username, Factor factor) {
        if (factor == Factor.RECOVERY) {
            var left = recovery.left(username);
            journal.tellOf(username, Deed.of("identity.recovery.used", username).to("left", left));
        } else {
            var word = factor.name().toLowerCase(Locale.ROOT);
            journal.tellOf(username, Deed.of("identity.code.right", username).to("code", word));
        }
    }

    /// By mail or by the app; recovery codes look different.
    private static boolean looksMade(String code) {
        return code.matches("\\d{6}");
    }

    private Optional<Factor> factorOf(Entry entry, String typed) {
        var able = accounts.named(entry.username()).map(factors::of).orElse(Set.of());
        if (!looksMade(typed)) {
            return able.contains(Factor.RECOVERY) && recovery.uses(entry.username(), typed)
                    ? Optional.of(Factor.RECOVERY)
                    : Optional.empty();
        }
        if (able.contains(Factor.APP) && authenticators.uses(entry.username(), typed)) {
            return Optional.of(Factor.APP);
        }
        var mailed = entry.codeHash();
        return able.contains(Factor.MAIL)
                        && mailed != null
                        && MessageDigest.isEqual(mailed, Entries.hash(entry, typed))
                ? Optional.of(Factor.MAIL)
                : Optional.empty();
    }
}
