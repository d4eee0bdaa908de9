package opora.gateway;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import opora.orders.OrderCreationRequested;
import opora.shell.Ids;
import org.jspecify.annotations.Nullable;

/// A wish on its way in.
///
/// @param id names it from here on, in every event that follows
/// @param key sent along so that a repetition is recognised
record Request(
        String id, String username, String key, UUID fingerprint, OrderWish wish, Instant at) {
    static Request of(String username, String key, OrderWish wish) {
        return new Request(
                Ids.next().toString(),
                username,
                key,
                wish.fingerprint(),
                wish,
                Instant.now().truncatedTo(ChronoUnit.MICROS));
    }

    OrderCreationRequested event() {
        return new OrderCreationRequested(
                id,
                username,
                wish.checkedItems(),
                text(wish.deliveryAddress()),
                text(wish.paymentMethod()),
                at);
    }

    private static String text(@Nullable String checked) {
        if (checked == null) {
            throw new IllegalStateException("taken before it was checked");
        }
        return checked;
    }
}
