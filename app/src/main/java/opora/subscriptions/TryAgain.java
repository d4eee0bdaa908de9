package opora.subscriptions;

import opora.backbone.Database;
import opora.shell.Round;
import org.springframework.stereotype.Component;

/// Tries invoices again that could not be charged, when their time has come.
@Component
class TryAgain extends Round {
    private static final int AT_ONCE = 500;

    private final Database database;
    private final Invoices invoices;
    private final WallClock clock;

    TryAgain(
            Database database, Invoices invoices, WallClock clock, SubscriptionsSettings settings) {
        super("dunning", settings.look(), 0);
        this.database = database;
        this.invoices = invoices;
        this.clock = clock;
    }

    @Override
    protected void look() {
        while (step() == AT_ONCE) {
            // the next ones
        }
    }

    int step() {
        var now = clock.instant();
        return database.transact(
                SubscriptionsContext.NAME,
                _ -> {
                    var due = invoices.due(now, AT_ONCE);
                    invoices.ask(due, now);
                    return due.size();
                });
    }
}
