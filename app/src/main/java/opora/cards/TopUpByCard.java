package opora.cards;

import java.math.BigDecimal;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import opora.backbone.Database;
import org.springframework.stereotype.Component;

/// Charges a card for its owner's wallet, once per key.
@Component
class TopUpByCard {
    static final long LEAST = 100;
    static final long MOST = 100_000_000;

    private final Database database;
    private final Charges charges;
    private final Cashier cashier;

    TopUpByCard(Database database, Charges charges, Cashier cashier) {
        this.database = database;
        this.charges = charges;
        this.cashier = cashier;
    }

    /// In minor units, from what people type; empty when it is not an amount or not allowed.
    static OptionalLong amount(String typed) {
        var plain = typed.replaceAll("[\\s\\u00a0\\u202f₽]", "").replace(',', '.');
        if (!plain.matches("[0-9]{1,9}(\\.[0-9]{1,2})?")) {
            return OptionalLong.empty();
        }
        var minor = new BigDecimal(plain).movePointRight(2).longValueExact();
        return allowed(minor) ? OptionalLong.of(minor) : OptionalLong.empty();
    }

    static boolean allowed(long minor) {
        return minor >= LEAST && minor <= MOST;
    }

    /// @param same false when the key was used for something else
    record Begun(Charge charge, boolean fresh, boolean same) {}

    /// @param comeBack where the cardholder returns to for a charge with that id
    Begun topUp(
            String username,
            String key,
            String cardId,
            long amount,
            UnaryOperator<String> comeBack) {
        return database.transact(
                CardsContext.NAME,
                _ -> {
                    var chargeKey = "top-up:" + username + ":" + key;
                    var wish =
                            new Charges.Wish(
                                    chargeKey,
                                    username,
                                    cardId,
                                    amount,
                                    "RUB",
                                    CardCharged.WALLET,
                                    "");
                    var fresh = charges.begin(wish, chargeKey);
                    var charge = charges.byKey(chargeKey).orElseThrow();
                    if (fresh) {
                        charges.returnTo(charge.id(), comeBack.apply(charge.id()));
                        database.afterCommit(cashier::ring);
                    }
                    var same = charge.amount() == amount && cardId.equals(charge.cardId());
                    return new Begun(charge, fresh, same);
                });
    }
}
