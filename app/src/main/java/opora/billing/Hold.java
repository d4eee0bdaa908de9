package opora.billing;

import java.time.Instant;

/// Money set aside for something until it is settled, given back, or its time is over.
///
/// @param payee the account that a settlement goes to
/// @param settled what went to the payee
public record Hold(
        String id,
        String username,
        long amount,
        String currency,
        String payee,
        String purpose,
        HoldState state,
        long settled,
        Instant expiresAt) {

    Hold in(HoldState next, long nowSettled) {
        return new Hold(
                id, username, amount, currency, payee, purpose, next, nowSettled, expiresAt);
    }
}
