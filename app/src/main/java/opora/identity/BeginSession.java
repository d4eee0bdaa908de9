package opora.identity;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.UUID;
import opora.backbone.Database;
import opora.backbone.Outgoing;
import opora.shell.Journal;
import opora.shell.Refused;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/// Signs somebody in who has proved who they are: a session with a name that nobody could know or
/// choose before, and a token that carries it. Who signs in somewhere new is told by mail.
@Component
class BeginSession {
    private final Database database;
    private final Sessions sessions;
    private final Devices devices;
    private final Letters letters;
    private final IssueToken tokens;
    private final IdentitySettings settings;
    private final Journal journal;

    BeginSession(
            Database database,
            Sessions sessions,
            Devices devices,
            Letters letters,
            IssueToken tokens,
            IdentitySettings settings,
            Journal journal) {
        this.database = database;
        this.sessions = sessions;
        this.devices = devices;
        this.letters = letters;
        this.tokens = tokens;
        this.settings = settings;
        this.journal = journal;
    }

    Token begin(Account account, Set<String> proofs, Visit visit) {
        var id = UUID.randomUUID().toString();
        var now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        var until = now.truncatedTo(ChronoUnit.SECONDS).plus(settings.session());
        return database.transact(
                "identity",
                _ -> {
                    var name = account.username();
                    sessions.add(id, name, visit, proofs, until);
                    if (devices.surprises(name, visit.markOrPlace())) {
                        letters.send(account, "new_device", name, visit.device(), visit.address());
                    }
                    database.publish(
                            Outgoing.begins(
                                    new SessionBegun(name, id, visit.device(), now),
                                    journal.flow()));
                    return tokens.to(id, name, account.roles(), proofs, until);
                });
    }

    /// A token of the same session with more proofs; refuses for one that has ended.
    Token strengthen(Account account, String session, Set<String> proofs) {
        var until =
                sessions.strengthen(session, account.username(), proofs)
                        .orElseThrow(
                                () -> new Refused(HttpStatus.NOT_FOUND, "identity.sessions.gone"));
        return tokens.to(session, account.username(), account.roles(), proofs, until);
    }
}
