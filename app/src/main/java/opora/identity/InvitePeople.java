package opora.identity;

import java.util.List;
import java.util.Set;
import opora.Settings;
import opora.backbone.Database;
import opora.shell.Deed;
import opora.shell.Flaw;
import opora.shell.Journal;
import opora.shell.Person;
import opora.shell.PublicAddress;
import org.springframework.stereotype.Component;

/// Asks somebody in, with the roles they will have. Nobody hands out more than they have.
@Component
class InvitePeople {
    private static final int LONGEST = 120;

    private final Database database;
    private final Invitations invitations;
    private final Superiors superiors;
    private final Journal journal;
    private final Accounts accounts;
    private final Letters letters;
    private final PublicAddress address;
    private final IdentitySettings settings;
    private final boolean mails;

    InvitePeople(
            Database database,
            Invitations invitations,
            Superiors superiors,
            Journal journal,
            Accounts accounts,
            Letters letters,
            PublicAddress address,
            IdentitySettings settings,
            Settings whole) {
        this.database = database;
        this.invitations = invitations;
        this.superiors = superiors;
        this.journal = journal;
        this.accounts = accounts;
        this.letters = letters;
        this.address = address;
        this.settings = settings;
        this.mails = whole.smtp() != null || whole.demo();
    }

    /// What came of it.
    sealed interface Answer {
        /// @param path of the link that opens once
        /// @param mailed whether it is on its way by mail, too
        record Invited(String path, boolean mailed) implements Answer {}

        record Flawed(List<Flaw> flaws) implements Answer {}
    }

    /// @param meant for whom, in the inviter's words; an address gets the link by mail, where mail
    ///   can leave
    Answer invite(Person by, String meant, Set<String> chosen) {
        if (meant.isEmpty() || meant.length() > LONGEST) {
            return flawed("meant", "identity.flaw.meant");
        }
        var flaw = superiors.flaw(by, chosen);
        if (flaw.isPresent()) {
            return new Answer.Flawed(List.of(flaw.get()));
        }
        return database.transact(
                "identity",
                _ -> {
                    var secret = invitations.inviteAs(by.username(), meant, chosen);
                    var path = "/invitations/" + secret;
                    var mailed = mails && Registration.isAddress(meant);
                    if (mailed) {
                        mail(by, meant, path);
                    }
                    journal.tell(
                            Deed.of("identity.invited", Masked.of(meant))
                                    .to("roles", chosen)
                                    .to("mailed", mailed));
                    return new Answer.Invited(path, mailed);
                });
    }

    private void mail(Person by, String to, String path) {
        var language = accounts.named(by.username()).map(Account::language).orElse("en");
        var link = letters.secret(to, address.of(path));
        var hours = settings.invitation().toHours();
        letters.invite(to, language, "invited", by.username(), link, hours);
    }

    private static Answer.Flawed flawed(String field, String key) {
        return new Answer.Flawed(List.of(Flaw.of(field, key)));
    }
}
