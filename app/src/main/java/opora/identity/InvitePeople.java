package opora.identity;

import java.util.List;
import java.util.Set;
import opora.backbone.Database;
import opora.shell.Deed;
import opora.shell.Flaw;
import opora.shell.Journal;
import opora.shell.Person;
import org.springframework.stereotype.Component;

/// Asks somebody in, with the roles they will have. Nobody hands out more than they have.
@Component
class InvitePeople {
    private static final int LONGEST = 120;

    private final Database database;
    private final Invitations invitations;
    private final Superiors superiors;
    private final Journal journal;

    InvitePeople(Database database, Invitations invitations, Superiors superiors, Journal journal) {
        this.database = database;
        this.invitations = invitations;
        this.superiors = superiors;
        this.journal = journal;
    }

    /// What came of it.
    sealed interface Answer {
        /// @param path of the link that opens once
        record Invited(String path) implements Answer {}

        record Flawed(List<Flaw> flaws) implements Answer {}
    }

    /// @param meant for whom, in the inviter's words
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
                    journal.tell(Deed.of("identity.invited", Masked.of(meant)).to("roles", chosen));
                    return new Answer.Invited("/invitations/" + secret);
                });
    }

    private static Answer.Flawed flawed(String field, String key) {
        return new Answer.Flawed(List.of(Flaw.of(field, key)));
    }
}
