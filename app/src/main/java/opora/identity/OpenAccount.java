package opora.identity;

import java.util.List;
import java.util.Set;
import opora.backbone.Database;
import opora.identity.Links.Purpose;
import opora.identity.RoleAnswer.Done;
import opora.identity.RoleAnswer.Flawed;
import opora.shell.Deed;
import opora.shell.Journal;
import opora.shell.Person;
import opora.shell.PublicAddress;
import org.springframework.stereotype.Component;

/// Staff makes an account for somebody, such as a customer on the phone. The person sets the
/// password by a mailed link, so nobody else ever knows one. Nobody gives more than they have.
@Component
class OpenAccount {
    static final String RIGHT = "identity.accounts.open";
    private static final String SOURCE = "staff";

    private final Database database;
    private final RegisterAccount registrations;
    private final AccountRows accounts;
    private final Superiors superiors;
    private final Hashes hashes;
    private final Links links;
    private final Letters letters;
    private final PublicAddress address;
    private final Journal journal;
    private final IdentitySettings settings;

    OpenAccount(
            Database database,
            RegisterAccount registrations,
            AccountRows accounts,
            Superiors superiors,
            Hashes hashes,
            Links links,
            Letters letters,
            PublicAddress address,
            Journal journal,
            IdentitySettings settings) {
        this.database = database;
        this.registrations = registrations;
        this.accounts = accounts;
        this.superiors = superiors;
        this.hashes = hashes;
        this.links = links;
        this.letters = letters;
        this.address = address;
        this.journal = journal;
        this.settings = settings;
    }

    RoleAnswer open(Person by, AccountForm form) {
        by.must(RIGHT);
        var flaws = form.flaws();
        superiors.flaw(by, form.roles()).ifPresent(flaws::add);
        if (!flaws.isEmpty()) {
            return new Flawed(flaws);
        }
        return open(form);
    }

    private RoleAnswer open(AccountForm form) {
        // of a password that nobody has seen, and nobody could type
        var hash = hashes.of(Secrets.fresh() + Secrets.fresh());
        var account =
                Account.fresh(
                        form.typedName(),
                        form.typedEmail(),
                        hash,
                        Set.copyOf(form.roles()),
                        form.typedLanguage());
        return database.transact("identity", _ -> add(account)) || again(account)
                ? new Done()
                : Flawed.of("username", "identity.flaw.taken");
    }

    private boolean add(Account account) {
        if (!registrations.add(account, List.of(), SOURCE)) {
            return false;
        }
        var name = account.username();
        journal.tell(Deed.of("identity.account.opened", name).to("roles", account.roles()));
        var secret = links.make(name, Purpose.RESET, settings.invitation());
        var link = letters.secret(account, address.of("/sign-in/reset/" + secret));
        letters.send(account, "account_opened", name, link, settings.invitation().toHours());
        return true;
    }

    /// The same request once more, after an answer that was lost, makes nothing new.
    private boolean again(Account account) {
        return accounts.named(account.username())
                .filter(
                        there ->
                                there.source().equals(SOURCE)
                                        && there.email().equals(account.email())
                                        && Set.copyOf(there.roles()).equals(account.roles()))
                .isPresent();
    }
}
