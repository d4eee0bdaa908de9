package opora.cards;

import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A charge and how it stands.
public record Charge(
        String id,
        String chargeKey,
        String username,
        @Nullable String cardId,
        @Nullable String last4,
        long amount,
        String currency,
        String payee,
        @Nullable String returnUrl,
        State state,
        @Nullable String reason,
        @Nullable String providerId,
        @Nullable String actionUrl,
        int attempts,
        Instant madeAt,
        String correlation) {

    /// From the wish to its end.
    public enum State {
        WAITING,
        /// The provider's answer did not come; it is asked again.
        UNKNOWN,
        /// The cardholder has to confirm.
        ACTION,
        CHARGED,
        DECLINED
    }

    static final String COLUMNS =
            """
            id, charge_key, username, card_id, last4, amount, currency, payee, return_url, state, reason, provider_id,
            action_url, attempts, made_at, correlation
            """;

    private static final Set<String> TOLD =
            Set.of("NO_FUNDS", "DECLINED", "WRONG_CODE", "NOT_CONFIRMED", "CODE_NEEDED", "NO_CARD");

    /// The end of the text key that tells why.
    public String reasonKey() {
        return reason != null && TOLD.contains(reason) ? reason.toLowerCase(Locale.ROOT) : "other";
    }

    public boolean open() {
        return state != State.CHARGED && state != State.DECLINED;
    }
}
