package opora.identity;

import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import opora.backbone.Database;
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
    private final IdentitySettings settings;

    CheckCode(
            Database database,
            Accounts accounts,
            Factors factors,
            Authenticators authenticators,
            RecoveryCodes recovery,
            Entries entries,
            Locks locks,
            IdentitySettings settings) {
        this.database = database;
        this.accounts = accounts;
        this.factors = factors;
        this.authenticators = authenticators;
        this.recovery = recovery;
        this.entries = entries;
        this.locks = locks;
        this.settings = settings;
    }

    CodeAnswer check(Entry entry, String typed) {
        return database.transact("identity", _ -> judge(entry, typed));
    }

    private CodeAnswer judge(Entry entry, String typed) {
        var name = Locks.codesOf(entry.username());
        var now = Instant.now();
        var lock = locks.hold(name);
        if (lock.holds(now)) {
            return new CodeAnswer.Locked();
        }
        var factor = factorOf(entry, typed.strip().toLowerCase(Locale.ROOT).replace(" ", ""));
        if (factor.isPresent() && entries.end(entry)) {
            locks.open(name);
            if (factor.get() == Factor.MAIL) {
                accounts.proveEmail(entry.username());
            }
            return new CodeAnswer.Right(factor.get());
        }
        var tightened = lock.tighten(now, settings.wrongCodes(), settings.lock());
        locks.keep(name, tightened);
        if (!tightened.holds(now)) {
            return new CodeAnswer.Wrong();
        }
        database.publish(
                new AccountLocked(
                        entry.username(),
                        tightened.wrong(),
                        Objects.requireNonNull(tightened.until()).truncatedTo(ChronoUnit.MILLIS),
                        now.truncatedTo(ChronoUnit.MILLIS)));
        return new CodeAnswer.Locked();
    }

    private Optional<Factor> factorOf(Entry entry, String typed) {
        var able = accounts.named(entry.username()).map(factors::of).orElse(Set.of());
        if (!typed.matches("\\d{6}")) {
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
