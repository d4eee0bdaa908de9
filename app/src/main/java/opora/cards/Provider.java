package opora.cards;

import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/// Who charges cards for us. The sandbox is one; a real bank's client would be another.
interface Provider {
    /// What came of showing a card.
    sealed interface Shown {
        record Known(String token) implements Shown {}

        /// @param field the one that is wrong
        record Unknown(String field) implements Shown {}

        record Away() implements Shown {}
    }

    /// What came of a charge.
    sealed interface Answer {
        record Approved(String id) implements Answer {}

        record Declined(String id, String reason) implements Answer {}

        /// @param url where the cardholder has to go
        record ActionNeeded(String id, String url) implements Answer {}

        /// It may have been charged or not: to be asked again, with the same key.
        record Unknown(String why) implements Answer {}
    }

    /// What came of giving money back.
    enum Refund {
        DONE,
        REFUSED,
        UNKNOWN
    }

    /// @param returnUrl where the cardholder comes back to; null when nobody is there
    record Wish(String token, long amount, String currency, @Nullable String returnUrl) {}

    Shown show(CardNumber number, YearMonth until, String code);

    Answer charge(String key, Wish wish);

    /// What became of a charge that may have been made; declined when the provider never heard of
    /// it.
    Answer find(String key);

    Refund refund(String key, String chargeId, long amount);
}
