package opora.acquirer;

import org.jspecify.annotations.Nullable;

/// What a client wants charged.
///
/// @param present whether the cardholder is there and can be asked for a code
/// @param returnUrl where the cardholder goes after that
record ChargeWish(
        @Nullable String token,
        long amount,
        @Nullable String currency,
        boolean present,
        @Nullable String returnUrl) {

    boolean whole() {
        return token != null
                && amount > 0
                && currency != null
                && currency.matches("[A-Z]{3}")
                && (!present || returnUrl != null);
    }
}
