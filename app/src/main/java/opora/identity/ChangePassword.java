package opora.identity;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import opora.backbone.Database;
import opora.backbone.Outgoing;
import opora.identity.Links.Purpose;
import opora.identity.NewPassword.Changed;
import opora.identity.NewPassword.Flawed;
import opora.identity.NewPassword.Gone;
import opora.shell.Flaw;
import opora.shell.Journal;
import opora.shell.Person;
import org.springframework.stereotype.Component;

/// Gives somebody another password, for the old one or for a mailed link. Whoever was signed in
/// elsewhere is not any more, and the owner is told.
@Component
class ChangePassword {
    private final Database database;
    private final Accounts accounts;
    private final CheckPassword passwords;
    private final Hashes hashes;
    private final Links links;
    private final Locks locks;
    private final EndSessions sessions;
    private final Letters letters;
    private final PasswordRules rules;
    private final Journal journal;

    ChangePassword(
            Database database,
            Accounts accounts,
            CheckPassword passwords,
            Hashes hashes,
            Links links,
            Locks locks,
            EndSessions sessions,
            Letters letters,
            PasswordRules rules,
            Journal journal) {
        this.database = database;
        this.accounts = accounts;
        this.passwords = passwords;
        this.hashes = hashes;
        this.links = links;
        this.locks = locks;
        this.sessions = sessions;
        this.letters = letters;
        this.rules = rules;
        this.journal = journal;
    }

    NewPassword change(Person person, String current, String wished) {
        var flaw = rules.flaw(wished, person.username());
        if (flaw.isPresent()) {
            return new Flawed(List.of(flaw.get()));
        }
        return switch (passwords.check(person.username(), current)) {
            case PasswordAnswer.Right(var account) -> {
                write(account, wished, person.session());
                yield new Changed();
            }
            case PasswordAnswer.Wrong() -> flawed("identity.flaw.current");
            case PasswordAnswer.Locked() -> flawed("identity.locked");
        };
    }

    /// By the link of a letter. It is used up only by a password that is good enough.
    NewPassword reset(String secret, String wished) {
        var owner = links.owner(secret, Purpose.RESET).flatMap(accounts::named);
        if (owner.isEmpty()) {
            return new Gone();
        }
        var account = owner.get();
        var flaw = rules.flaw(wished, account.username());
        if (flaw.isPresent()) {
            return new Flawed(List.of(flaw.get()));
        }
        var hash = hashes.of(wished);
        return database.transact(
                "identity",
                _ -> {
                    if (links.use(secret, Purpose.RESET).isEmpty()) {
                        return new Gone();
                    }
                    locks.open(account.username());
                    accounts.proveEmail(account.username());
                    keep(account, hash, "");
                    return new Changed();
                });
    }

    private void write(Account account, String wished, String session) {
        var hash = hashes.of(wished);
        database.transact(
                "identity",
                _ -> {
                    keep(account, hash, session);
                    return hash;
                });
    }

    private void keep(Account account, String hash, String session) {
        var name = account.username();
        accounts.rehash(name, hash);
        links.revoke(name, Purpose.RESET);
        sessions.othersThan(name, session);
        letters.send(account, "password_changed", name);
        var now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        database.publish(Outgoing.begins(new PasswordChanged(name, now), journal.flow()));
    }

    private static Flawed flawed(String key) {
        return new Flawed(List.of(Flaw.of("current", key)));
    }
}
