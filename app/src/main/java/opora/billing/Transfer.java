package opora.billing;

import opora.cards.CardCharged;
import opora.cards.CardRefunded;
import org.jspecify.annotations.Nullable;

/// Money moving from one account to another.
///
/// @param businessKey what happened; together with the kind it happens once
/// @param amount in minor units, above zero
record Transfer(
        String businessKey,
        String debit,
        String credit,
        long amount,
        String currency,
        String username,
        TransferKind kind,
        @Nullable Long orderId) {

    static final String SALES = "company:sales";
    static final String DEPOSITS = "company:deposits";
    static final String ACQUIRER = "company:acquirer";
    static final String ADJUSTMENTS = "company:adjustments";
    static final String CURRENCY = "RUB";

    static String wallet(String username) {
        return "wallet:" + username;
    }

    static String held(String username) {
        return "held:" + username;
    }

    static Transfer payment(String username, long orderId, long amount, String currency) {
        return new Transfer(
                "order:" + orderId,
                wallet(username),
                SALES,
                amount,
                currency,
                username,
                TransferKind.PAYMENT,
                orderId);
    }

    static Transfer refund(String username, long orderId, long amount, String currency) {
        return new Transfer(
                "order:" + orderId,
                SALES,
                wallet(username),
                amount,
                currency,
                username,
                TransferKind.REFUND,
                orderId);
    }

    static Transfer topUp(String username, String key, long amount, String currency) {
        return new Transfer(
                "top-up:" + username + ":" + key,
                DEPOSITS,
                wallet(username),
                amount,
                currency,
                username,
                TransferKind.TOP_UP,
                null);
    }

    /// @param amount below zero to take
    static Transfer adjustment(String username, String key, long amount, String currency) {
        var gives = amount > 0;
        return new Transfer(
                "adjustment:" + key,
                gives ? ADJUSTMENTS : wallet(username),
                gives ? wallet(username) : ADJUSTMENTS,
                Math.abs(amount),
                currency,
                username,
                TransferKind.ADJUSTMENT,
                null);
    }

    static Transfer charge(String key, WalletChargeRequested wish) {
        return new Transfer(
                key,
                wallet(wish.username()),
                "company:" + wish.payee(),
                wish.amount(),
                wish.currency(),
                wish.username(),
                TransferKind.CHARGE,
                null);
    }

    static Transfer payout(WalletPayoutRequested wish) {
        return new Transfer(
                "payout:" + wish.payoutKey(),
                "company:" + wish.payer(),
                wallet(wish.username()),
                wish.amount(),
                wish.currency(),
                wish.username(),
                TransferKind.PAYOUT,
                null);
    }

    static Transfer byCard(CardCharged charge) {
        var own = charge.payee().equals(CardCharged.WALLET);
        return new Transfer(
                "card:" + charge.chargeKey(),
                ACQUIRER,
                own ? wallet(charge.username()) : "company:" + charge.payee(),
                charge.amount(),
                charge.currency(),
                charge.username(),
                own ? TransferKind.CARD_TOP_UP : TransferKind.CARD_PAYMENT,
                null);
    }

    static Transfer backToCard(CardRefunded refund) {
        return new Transfer(
                "card-refund:" + refund.refundKey(),
                "company:" + refund.payee(),
                ACQUIRER,
                refund.amount(),
                refund.currency(),
                refund.username(),
                TransferKind.CARD_REFUND,
                null);
    }

    /// Money on its way into a hold, or out of it.
    static Transfer ofHold(Hold hold, TransferKind kind, long amount) {
        var wallet = wallet(hold.username());
        var held = held(hold.username());
        var placing = kind == TransferKind.HOLD;
        return new Transfer(
                "hold:" + hold.id(),
                placing ? wallet : held,
                placing ? held : kind == TransferKind.SETTLEMENT ? hold.payee() : wallet,
                amount,
                hold.currency(),
                hold.username(),
                kind,
                null);
    }
}
