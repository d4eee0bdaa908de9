package opora.identity;

import opora.backbone.Database;
import opora.identity.Links.Purpose;
import opora.shell.Deed;
import opora.shell.Journal;
import opora.shell.Person;
import opora.shell.PublicAddress;
import org.springframework.stereotype.Component;

/// Staff helps somebody back in who lost a password. What opens the account goes to its owner's
/// address and nowhere else.
@Component
class HelpSignIn {
    static final String LINK = "identity.accounts.help";

    private final Database database;
    private final Accounts accounts;
    private final Links links;
    private final Letters letters;
    private final PublicAddress address;
    private final Journal journal;
    private final IdentitySettings settings;

    HelpSignIn(
            Database database,
            Accounts accounts,
            Links links,
            Letters letters,
            PublicAddress address,
            Journal journal,
            IdentitySettings settings) {
        this.database = database;
        this.accounts = accounts;
        this.links = links;
        this.letters = letters;
        this.address = address;
        this.journal = journal;
        this.settings = settings;
    }

    void mailLink(Person by, String username) {
        by.must(LINK);
        database.transact(
                "identity",
                _ -> {
                    var account = accounts.named(username).orElseThrow();
                    var secret = links.make(username, Purpose.RESET, settings.resetLink());
                    var link = letters.secret(account, address.of("/sign-in/reset/" + secret));
                    letters.send(
                            account,
                            "password_link",
                            username,
                            link,
                            settings.resetLink().toMinutes());
                    journal.tell(Deed.of("identity.password.link", username));
                    return username;
                });
    }
}
