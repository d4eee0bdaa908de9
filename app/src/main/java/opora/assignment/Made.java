package opora.assignment;

import java.time.Instant;
import opora.backbone.Database;
import org.jspecify.annotations.Nullable;

/// A choice that was made for a waiting ticket.
///
/// @param due when it is taken back if nobody begins with it; never when absent
record Made(WaitingTicket ticket, Decision decision, @Nullable Instant due) {
    boolean chosen() {
        return decision.kind() == Decision.Kind.CHOSEN;
    }

    void tell(Database database) {
        if (chosen()) {
            database.publish(
                    new ExpertChosen(
                            decision.ticket(),
                            decision.expert(),
                            decision.considered(),
                            decision.topic(),
                            decision.rules(),
                            decision.at()));
        } else if (!ticket.told()) {
            database.publish(
                    new NobodyFits(
                            decision.ticket(),
                            decision.topic(),
                            "NOBODY",
                            decision.considered(),
                            decision.rules(),
                            decision.at()));
        }
    }
}
