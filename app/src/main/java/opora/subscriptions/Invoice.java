package opora.subscriptions;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// An invoice and how it stands.
///
/// @param total in minor units
/// @param chargeKey the charge whose answer is awaited; null when none is under way
/// @param nextAt when it is tried again; null when it is not by itself
/// @param reason why it was not paid the last time
public record Invoice(
        String id,
        long number,
        String subscriptionId,
        String username,
        LocalDate periodStart,
        LocalDate periodEnd,
        long total,
        String currency,
        Subscription.Method method,
        State state,
        int attempt,
        int failures,
        @JsonIgnore @Nullable String chargeKey,
        @Nullable Instant nextAt,
        @Nullable String reason,
        long refunded,
        Instant issuedAt,
        @Nullable Instant paidAt) {
    static final String COLUMNS =
            """
            id, number, subscription_id, username, period_start, period_end, total, currency, method, state, attempt,
            failures, charge_key, next_at, reason, refunded, issued_at, paid_at
            """;

    /// How it stands.
    public enum State {
        OPEN,
        PAID
    }

    /// How people call it.
    public String title() {
        return "OP-%06d".formatted(number);
    }

    Invoice by(Subscription.Method other) {
        return new Invoice(
                id,
                number,
                subscriptionId,
                username,
                periodStart,
                periodEnd,
                total,
                currency,
                other,
                state,
                attempt,
                failures,
                chargeKey,
                nextAt,
                reason,
                refunded,
                issuedAt,
                paidAt);
    }

    public boolean open() {
        return state == State.OPEN;
    }

    public boolean asking() {
        return open() && chargeKey != null;
    }

    public long refundable() {
        return state == State.PAID ? total - refunded : 0;
    }
}
