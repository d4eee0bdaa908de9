package opora.gateway;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.UUID;
import opora.orders.OrderItem;
import opora.shell.Sent;
import org.jspecify.annotations.Nullable;

/// What somebody wants to order, as it came in: anything may be missing or absurd; [WishCheck]
/// tells.
record OrderWish(
        @Sent("[{\"productId\":\"cable-usb-c\",\"quantity\":2}]")
                @Nullable List<@Nullable Item> items,
        @Sent("Tverskaya 1, Moscow") @Nullable String deliveryAddress,
        @Sent(value = "WALLET", needed = false) @Nullable String paymentMethod) {
    static final String WALLET = "WALLET";

    record Item(
            @Sent("cable-usb-c") @Nullable String productId,
            @Sent("2") @Nullable Integer quantity) {}

    OrderWish {
        paymentMethod = paymentMethod == null ? WALLET : paymentMethod;
        deliveryAddress = deliveryAddress == null ? null : deliveryAddress.strip();
    }

    /// The items of a wish without flaws.
    List<OrderItem> checkedItems() {
        return items == null ? List.of() : items.stream().map(OrderWish::checked).toList();
    }

    private static OrderItem checked(@Nullable Item item) {
        if (item == null || item.productId() == null || item.quantity() == null) {
            throw new IllegalStateException("taken before it was checked");
        }
        return new OrderItem(item.productId(), item.quantity());
    }

    /// The same for the same wish, however its JSON was written.
    UUID fingerprint() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            var bytes = ByteBuffer.wrap(digest.digest(toString().getBytes(StandardCharsets.UTF_8)));
            return new UUID(bytes.getLong(), bytes.getLong());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
