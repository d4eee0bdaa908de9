package opora.identity;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import opora.backbone.Database;
import opora.identity.RegisterAnswer.Flawed;
import opora.identity.RegisterAnswer.Registered;
import opora.shell.Flaw;
import org.springframework.stereotype.Component;

/// Makes an account and tells the world. Sending the same registration twice makes one account and
/// twice the same answer, so a lost connection costs nobody their name.
@Component
class RegisterAccount {
    private final Database database;
    private final Accounts accounts;
    private final Hashes hashes;
    private final IdentitySettings settings;

    RegisterAccount(
            Database database, Accounts accounts, Hashes hashes, IdentitySettings settings) {
        this.database = database;
        this.accounts = accounts;
        this.hashes = hashes;
        this.settings = settings;
    }

    RegisterAnswer register(Registration typed, Set<String> roles, String source, String language) {
        var registration = typed.clean();
        var flaws = registration.flaws(settings.shortestPassword());
        if (!flaws.isEmpty()) {
            return new Flawed(flaws);
        }
        var hash = hashes.of(registration.secret());
        var account = new Account(registration.name(), registration.address(), hash, roles);
        return database.transact("identity", _ -> add(account, source, language))
                ? new Registered(account.username(), roles)
                : again(registration);
    }

    private boolean add(Account account, String source, String language) {
        var added = accounts.add(account, source);
        if (added) {
            var now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
            database.publish(new UserRegistered(account.username(), account.email(), now, source));
            database.publish(new LanguageChosen(account.username(), language, now));
        }
        return added;
    }

    private RegisterAnswer again(Registration registration) {
        return accounts.named(registration.name())
                .filter(known -> known.email().equals(registration.address()))
                .filter(known -> hashes.matches(registration.secret(), known.hash()))
                .<RegisterAnswer>map(known -> new Registered(known.username(), known.roles()))
                .orElseGet(() -> new Flawed(List.of(Flaw.of("username", "identity.flaw.taken"))));
    }
}
