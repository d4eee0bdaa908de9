package opora.billing;

import org.jspecify.annotations.Nullable;

/// Money moving from one account to another.
///
/// @param businessKey what happened, so that it happens once
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
    static final String CURRENCY = "RUB";

    static String wallet(String username) {
        return "wallet:" + username;
    }

    static Transfer payment(String username, long orderId, long amount, String currency) {
        return new Transfer(
                "payment:" + orderId,
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
                "refund:" + orderId,
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
}
