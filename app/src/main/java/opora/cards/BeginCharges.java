package opora.cards;

import java.util.List;
import opora.backbone.Database;
import opora.backbone.Handles;
import opora.backbone.Incoming;
import org.springframework.stereotype.Component;

/// Takes wishes of other contexts: charges and refunds that the cashier then sees to.
@Component
class BeginCharges {
    private final Database database;
    private final Charges charges;
    private final Refunds refunds;
    private final Cashier cashier;

    BeginCharges(Database database, Charges charges, Refunds refunds, Cashier cashier) {
        this.database = database;
        this.charges = charges;
        this.refunds = refunds;
        this.cashier = cashier;
    }

    @Handles
    void charge(List<Incoming<ChargeRequested>> wishes) {
        for (var incoming : wishes) {
            var wish = incoming.event();
            charges.begin(
                    new Charges.Wish(
                            wish.chargeKey(),
                            wish.username(),
                            wish.cardId(),
                            wish.amount(),
                            wish.currency(),
                            wish.payee(),
                            null),
                    incoming.meta().correlation());
        }
        database.afterCommit(cashier::ring);
    }

    @Handles
    void refund(List<Incoming<CardRefundRequested>> wishes) {
        wishes.forEach(wish -> refunds.begin(wish.event(), wish.meta().correlation()));
        database.afterCommit(cashier::ring);
    }
}
