package opora.billing;

import java.util.ArrayList;
import java.util.List;
import opora.backbone.Handles;
import opora.backbone.Incoming;
import opora.cards.CardCharged;
import opora.cards.CardRefunded;
import org.springframework.stereotype.Component;

/// Books what was charged on cards and what went back to them. Money for a wallet is there as soon
/// as this is done.
@Component
class BookCards {
    private final Ledger ledger;

    BookCards(Ledger ledger) {
        this.ledger = ledger;
    }

    @Handles
    void charged(List<Incoming<CardCharged>> charges) {
        var transfers = new ArrayList<Transfer>();
        for (var incoming : charges) {
            var charge = incoming.event();
            ledger.open(charge.username());
            transfers.add(Transfer.byCard(charge));
        }
        ledger.lock(charges.stream().map(charge -> charge.event().username()).toList());
        ledger.post(transfers);
    }

    @Handles
    void refunded(List<Incoming<CardRefunded>> refunds) {
        ledger.post(refunds.stream().map(refund -> Transfer.backToCard(refund.event())).toList());
    }
}
