package opora.identity;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import opora.backbone.Database;
import opora.backbone.Outgoing;
import opora.identity.PasswordAnswer.Right;
import opora.identity.RegisterAnswer.Flawed;
import opora.identity.RegisterAnswer.Registered;
import opora.shell.Deed;
import opora.shell.Flaw;
import opora.shell.Journal;
import org.springframework.stereotype.Component;

/// Makes an account and tells the world. Sending the same registration twice makes one account and
/// twice the same answer, so a lost connection costs nobody their name.
@Component
class RegisterAccount {
    private final Database database;
    private final Accounts accounts;
    private final GiveRoles give;
    private final Answers answers;
    private final CheckPassword passwords;
    private final Hashes hashes;
    private final PasswordRules rules;
    private final Journal journal;

    RegisterAccount(
            Database database,
            Accounts accounts,
            GiveRoles give,
            Answers answers,
            CheckPassword passwords,
            Hashes hashes,
            PasswordRules rules,
            Journal journal) {
        this.database = database;
        this.accounts = accounts;
        this.give = give;
        this.answers = answers;
        this.passwords = passwords;
        this.hashes = hashes;
        this.rules = rules;
        this.journal = journal;
    }

    /// Without the steps that people go through by themselves.
    RegisterAnswer register(Registration typed, Set<String> roles, String source, String language) {
        return register(typed, List.of(), roles, source, language);
    }

    RegisterAnswer register(
            Registration typed,
            List<Answer> given,
            Set<String> roles,
            String source,
            String language) {
        var registration = typed.clean();
        var flaws = new ArrayList<>(registration.flaws(rules));
        flaws.addAll(Answer.flaws(given));
        if (!flaws.isEmpty()) {
            return new Flawed(flaws);
        }
        var hash = hashes.of(registration.secret());
        var account =
                Account.fresh(registration.name(), registration.address(), hash, roles, language);
        return database.transact("identity", _ -> join(account, given, source))
                ? new Registered(account.username(), roles)
                : again(registration);
    }

    /// Part of the transaction that runs; false when the name is taken. Somebody came by
    /// themselves.
    boolean join(Account account, List<Answer> given, String source) {
        var added = add(account, given, source);
        if (added) {
            var name = account.username();
            var deed = Deed.of("identity.registered", name).to("from", source);
            journal.tellOf(name, deed.to("roles", account.roles()));
        }
        return added;
    }

    /// The same for whom staff makes an account, and says so.
    boolean add(Account account, List<Answer> given, String source) {
        var added = accounts.add(account, source);
        if (added) {
            var now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
            var name = account.username();
            give.first(account);
            answers.keep(name, account.language(), given);
            var flow = UUID.randomUUID().toString();
            var joined = new UserRegistered(name, account.email(), now, source, account.language());
            database.publish(Outgoing.begins(joined, flow));
        }
        return added;
    }

    /// A name that is taken. Only its owner, repeating themselves, is told otherwise; and since
    /// that tells whether a password is right, it is counted like a sign-in, or guessing would go
    /// on here.
    private RegisterAnswer again(Registration registration) {
        var known = accounts.named(registration.name()).orElseThrow();
        if (!known.email().equals(registration.address())) {
            hashes.pretend(registration.secret());
            return taken();
        }
        return passwords.check(known.username(), registration.secret()) instanceof Right
                ? new Registered(known.username(), known.roles())
                : taken();
    }

    private static Flawed taken() {
        return new Flawed(List.of(Flaw.of("username", "identity.flaw.taken")));
    }
}
