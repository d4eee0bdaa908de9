package opora.acquirer;

import org.jspecify.annotations.Nullable;

/// A charge as the sandbox's books have it.
///
/// @param tries wrong codes so far
record Charge(
        String id,
        String token,
        long amount,
        String currency,
        State state,
        @Nullable String reason,
        String returnUrl,
        int tries,
        long refunded) {

    enum State {
        APPROVED,
        DECLINED,
        ACTION_REQUIRED
    }

    boolean isFor(ChargeWish wish) {
        return token.equals(wish.token())
                && amount == wish.amount()
                && currency.equals(wish.currency());
    }
}
