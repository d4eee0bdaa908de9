package opora.identity;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import opora.backbone.Database;
import opora.backbone.Outgoing;
import opora.shell.Journal;
import org.springframework.stereotype.Component;

/// An app acts for somebody no more: neither with what it has nor by asking for more of it.
@Component
class StopApp {
    private final Database database;
    private final ConnectedApps apps;
    private final IssueAppTokens tokens;
    private final Journal journal;

    StopApp(Database database, ConnectedApps apps, IssueAppTokens tokens, Journal journal) {
        this.database = database;
        this.apps = apps;
        this.tokens = tokens;
        this.journal = journal;
    }

    /// False when it did not.
    boolean stop(String username, String clientId) {
        return database.transact(
                "identity",
                _ -> {
                    var stopped = apps.disallow(username, clientId);
                    if (stopped) {
                        tokens.end(username, clientId);
                        var now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
                        database.publish(
                                Outgoing.begins(
                                        new AppAccessChanged(username, clientId, List.of(), now),
                                        journal.flow()));
                    }
                    return stopped;
                });
    }
}
