package opora.identity;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Supplier;
import opora.backbone.Database;
import opora.backbone.Outgoing;
import opora.shell.Journal;
import opora.shell.Keys;
import org.springframework.stereotype.Component;

/// Ends sessions before their time, here at once and in every other process as soon as it has heard
/// of it. What ended before a restart is ended after it.
@Component
class EndSessions {
    private final Database database;
    private final Sessions sessions;
    private final Keys keys;
    private final Journal journal;

    EndSessions(Database database, Sessions sessions, Keys keys, Journal journal) {
        this.database = database;
        this.sessions = sessions;
        this.keys = keys;
        this.journal = journal;
        sessions.endedEarly().forEach(this::forget);
    }

    /// False when this person has no such session.
    boolean one(String username, String id) {
        return end(() -> sessions.end(username, List.of(id))) == 1;
    }

    int othersThan(String username, String kept) {
        return end(() -> sessions.endOthers(username, kept));
    }

    /// What staff began in others' places within a session of their own.
    int places(String staff, String session) {
        return end(() -> sessions.endPlaces(staff, session));
    }

    /// What came from a session at Keycloak, and from any of that person where none is named.
    int outside(String visit, String subject) {
        return end(() -> sessions.endOutside(visit, subject));
    }

    int all(String username) {
        return othersThan(username, "");
    }

    private int end(Supplier<List<Sessions.Ended>> act) {
        return database.transact(
                "identity",
                _ -> {
                    var now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
                    var ended = act.get();
                    ended.forEach(
                            one ->
                                    database.publish(
                                            Outgoing.begins(
                                                    new SessionEnded(
                                                            one.id(),
                                                            one.username(),
                                                            one.until(),
                                                            now),
                                                    journal.flow())));
                    database.afterCommit(() -> ended.forEach(this::forget));
                    return ended.size();
                });
    }

    private void forget(Sessions.Ended session) {
        keys.end(session.id(), session.until());
    }
}
