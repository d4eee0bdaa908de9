package opora.billing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import opora.backbone.Handles;
import opora.backbone.Incoming;
import opora.backbone.Outgoing;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Takes from wallets what other businesses of ours are owed, and gives back what they return.
@Component
class ChargeWallets {
    private final Ledger ledger;

    ChargeWallets(Ledger ledger) {
        this.ledger = ledger;
    }

    @Handles
    List<Outgoing> charge(List<Incoming<WalletChargeRequested>> wishes) {
        var balances = ledger.lock(wishes.stream().map(wish -> wish.event().username()).toList());
        var before = ledger.known(wishes.stream().map(wish -> key(wish.event())).toList());
        var transfers = new ArrayList<Transfer>();
        var answers = new ArrayList<Outgoing>();
        for (var incoming : wishes) {
            var wish = incoming.event();
            if (before.contains(key(wish))) {
                continue; // answered then
            }
            var refusal = refusal(wish, balances);
            if (refusal == null) {
                balances.merge(wish.username(), -wish.amount(), Long::sum);
                transfers.add(Transfer.charge(key(wish), wish));
                before.add(key(wish));
            }
            answers.add(incoming.causes(answer(wish, refusal)));
        }
        ledger.post(transfers);
        return answers;
    }

    private static String key(WalletChargeRequested wish) {
        return "charge:" + wish.chargeKey();
    }

    static @Nullable String refusal(WalletChargeRequested wish, Map<String, Long> balances) {
        if (!wish.currency().equals(Transfer.CURRENCY)) {
            return "OTHER_CURRENCY";
        }
        return balances.getOrDefault(wish.username(), 0L) < wish.amount()
                ? "INSUFFICIENT_FUNDS"
                : null;
    }

    private static WalletCharged answer(WalletChargeRequested wish, @Nullable String failure) {
        return new WalletCharged(
                wish.chargeKey(),
                wish.username(),
                wish.amount(),
                wish.currency(),
                wish.payee(),
                failure == null,
                failure,
                Instant.now());
    }

    @Handles
    List<Outgoing> payOut(List<Incoming<WalletPayoutRequested>> wishes) {
        var transfers = wishes.stream().map(wish -> Transfer.payout(wish.event())).toList();
        wishes.forEach(wish -> ledger.open(wish.event().username()));
        ledger.lock(transfers.stream().map(Transfer::username).toList());
        var posted = ledger.post(transfers);
        return wishes.stream()
                .filter(wish -> posted.contains(Ledger.Posted.of(Transfer.payout(wish.event()))))
                .map(wish -> wish.causes(paidOut(wish.event())))
                .toList();
    }

    private static WalletPaidOut paidOut(WalletPayoutRequested wish) {
        return new WalletPaidOut(
                wish.payoutKey(),
                wish.username(),
                wish.amount(),
                wish.currency(),
                wish.payer(),
                Instant.now());
    }
}
