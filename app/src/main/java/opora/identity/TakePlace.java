package opora.identity;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import opora.backbone.Database;
import opora.shell.Deed;
import opora.shell.InPlaceOf;
import opora.shell.Journal;
import opora.shell.Person;
import opora.shell.Place;
import opora.shell.Refused;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/// Lets staff take somebody's place to help them, and gives it back. How long it lasts is decided
/// here and nowhere else; given back, it is worth nothing in any process.
@Component
class TakePlace {
    private final Database database;
    private final AccountRows accounts;
    private final InPlaceOf places;
    private final Sessions sessions;
    private final EndSessions ends;
    private final IssueToken tokens;
    private final Journal journal;
    private final IdentitySettings settings;

    TakePlace(
            Database database,
            AccountRows accounts,
            InPlaceOf places,
            Sessions sessions,
            EndSessions ends,
            IssueToken tokens,
            Journal journal,
            IdentitySettings settings) {
        this.database = database;
        this.accounts = accounts;
        this.places = places;
        this.sessions = sessions;
        this.ends = ends;
        this.tokens = tokens;
        this.journal = journal;
        this.settings = settings;
    }

    Token take(Person staff, String username, Visit visit) {
        staff.must(InPlaceOf.RIGHT);
        if (accounts.named(username).isEmpty()) {
            throw new Refused(HttpStatus.NOT_FOUND, "identity.flaw.nobody");
        }
        if (!places.may(staff, username)) {
            throw new Refused(HttpStatus.FORBIDDEN, "identity.flaw.beyond.account");
        }
        var id = UUID.randomUUID().toString();
        var place = new Place(id, username, staff.username(), staff.session());
        var until = Instant.now().truncatedTo(ChronoUnit.SECONDS).plus(settings.impersonation());
        return database.transact(
                "identity",
                _ -> {
                    sessions.place(place, visit, until);
                    journal.tell(Deed.of("identity.impersonation.begun", username));
                    return tokens.to(place, until);
                });
    }

    void giveBack(Person acting, String staff) {
        database.transact(
                "identity",
                _ -> {
                    journal.tell(Deed.of("identity.impersonation.ended", acting.username()));
                    return ends.places(staff, acting.session());
                });
    }
}
