package opora.identity;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import opora.backbone.Database;
import opora.identity.Links.Purpose;
import org.springframework.stereotype.Component;

/// Opens what too many wrong passwords or codes locked, before its time.
@Component
class OpenLock {
    private final Database database;
    private final Locks locks;
    private final Links links;

    OpenLock(Database database, Locks locks, Links links) {
        this.database = database;
        this.locks = locks;
        this.links = links;
    }

    void by(String username, String opener) {
        database.transact("identity", _ -> open(username, opener));
    }

    /// By the link that the owner was mailed; false when it is no good any more.
    boolean byLink(String secret) {
        return database.transact(
                "identity",
                _ -> links.use(secret, Purpose.UNLOCK).map(name -> open(name, name)).isPresent());
    }

    private String open(String username, String opener) {
        if (locks.open(username) | locks.open(Locks.codesOf(username))) {
            links.revoke(username, Purpose.UNLOCK);
            var now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
            database.publish(new AccountUnlocked(username, opener, now));
        }
        return username;
    }
}
