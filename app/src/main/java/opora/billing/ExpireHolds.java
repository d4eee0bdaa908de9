package opora.billing;

import java.time.Instant;
import java.util.List;
import opora.backbone.Database;
import opora.shell.Round;
import org.springframework.stereotype.Component;

/// Gives back what is held when its time is over, by itself.
@Component
class ExpireHolds extends Round {
    private static final int AT_ONCE = 500;

    private final Database database;
    private final Holds holds;

    ExpireHolds(Database database, Holds holds, BillingSettings settings) {
        super("holds", settings.expire(), 1);
        this.database = database;
        this.holds = holds;
    }

    @Override
    protected void look() {
        while (expire(Instant.now()) == AT_ONCE) {
            // the next ones
        }
    }

    /// Answers how many.
    int expire(Instant now) {
        return database.transact(
                "billing",
                _ -> {
                    var book = holds.lock(holds.over(now, AT_ONCE), List.of(), now);
                    var over = book.expire();
                    holds.keep(book);
                    over.forEach(database::publish);
                    return over.size();
                });
    }
}
