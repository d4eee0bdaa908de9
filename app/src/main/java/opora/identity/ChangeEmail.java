package opora.identity;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import opora.backbone.Database;
import opora.identity.Links.Link;
import opora.identity.Links.Purpose;
import opora.identity.NewPassword.Changed;
import opora.identity.NewPassword.Flawed;
import opora.shell.Deed;
import opora.shell.Flaw;
import opora.shell.Journal;
import opora.shell.Person;
import opora.shell.PublicAddress;
import opora.shell.Refused;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/// Gives somebody another address. It counts once a link that went there was followed; the old
/// address is told.
@Component
class ChangeEmail {
    private final Database database;
    private final Accounts accounts;
    private final CheckPassword passwords;
    private final Factors factors;
    private final Links links;
    private final Letters letters;
    private final PublicAddress address;
    private final Journal journal;
    private final IdentitySettings settings;

    ChangeEmail(
            Database database,
            Accounts accounts,
            CheckPassword passwords,
            Factors factors,
            Links links,
            Letters letters,
            PublicAddress address,
            Journal journal,
            IdentitySettings settings) {
        this.database = database;
        this.accounts = accounts;
        this.passwords = passwords;
        this.factors = factors;
        this.links = links;
        this.letters = letters;
        this.address = address;
        this.journal = journal;
        this.settings = settings;
    }

    String current(Person person) {
        var account =
                accounts.named(person.username())
                        .orElseThrow(() -> new Refused(HttpStatus.NOT_FOUND, "problem.404"));
        // codes go to this address: who signs in with a second factor shows it here, too
        if (!factors.askedOf(account).isEmpty()) {
            person.mustBeStrong();
        }
        return account.email();
    }

    /// Nothing changes yet; whether somebody else has this address, nobody learns.
    NewPassword ask(Person person, String password, String typed) {
        var wished = typed.strip();
        if (!Registration.isAddress(wished) || wished.equals(current(person))) {
            return flawed("email", "identity.flaw.email");
        }
        return switch (passwords.check(person.username(), password)) {
            case PasswordAnswer.Right(var account) -> {
                mail(account.at(wished));
                yield new Changed();
            }
            case PasswordAnswer.Wrong() -> flawed("current", "identity.flaw.current");
            case PasswordAnswer.Locked() -> flawed("current", "identity.locked");
        };
    }

    private void mail(Account wished) {
        database.transact(
                "identity",
                _ -> {
                    var link = new Link(wished.username(), wished.email());
                    var secret = links.make(link, Purpose.EMAIL, settings.resetLink());
                    letters.send(
                            wished,
                            "email_confirm",
                            wished.username(),
                            letters.secret(wished, address.of("/sign-in/email/" + secret)),
                            settings.resetLink().toMinutes());
                    journal.tell(Deed.of("identity.email.asked", wished.username()));
                    return secret;
                });
    }

    Optional<Link> asked(String secret) {
        return links.find(secret, Purpose.EMAIL);
    }

    /// By the link that went to the new address. Links that lie in the old mailbox are worth
    /// nothing any more.
    boolean confirm(String secret) {
        return database.transact(
                "identity", _ -> links.take(secret, Purpose.EMAIL).map(this::move).isPresent());
    }

    private String move(Link link) {
        var name = link.username();
        var old = accounts.named(name).orElseThrow();
        accounts.move(name, link.subject());
        links.revoke(name, Purpose.RESET);
        links.revoke(name, Purpose.UNLOCK);
        letters.send(old, "email_changed", name, link.subject());
        journal.tellOf(name, Deed.of("identity.email.changed", name));
        var now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        database.publish(new EmailChanged(name, link.subject(), old.email(), now));
        return name;
    }

    private static Flawed flawed(String field, String key) {
        return new Flawed(List.of(Flaw.of(field, key)));
    }
}
