package opora.gateway;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import opora.shell.Flaw;
import org.jspecify.annotations.Nullable;

/// What is wrong with a wish, all of it at once. `orders` has the last word; this spares it what
/// can be seen from here.
final class WishCheck {
    static final int MOST_ITEMS = 50;
    static final int MOST_OF_ONE = 100;
    static final int LONGEST_ADDRESS = 500;

    private WishCheck() {}

    /// @param products what can be ordered
    static List<Flaw> flaws(OrderWish wish, Set<String> products) {
        var flaws = new ArrayList<Flaw>();
        var items = wish.items();
        if (items == null || items.isEmpty()) {
            flaws.add(Flaw.of("items", "order.items.none"));
        } else if (items.size() > MOST_ITEMS) {
            flaws.add(Flaw.of("items", "order.items.many"));
        } else {
            for (int i = 0; i < items.size(); i++) {
                check("items[" + i + "]", items.get(i), products, flaws);
            }
        }
        checkAddress(wish.deliveryAddress(), flaws);
        if (!OrderWish.WALLET.equals(wish.paymentMethod())) {
            flaws.add(Flaw.of("paymentMethod", "order.payment"));
        }
        return flaws;
    }

    private static void check(
            String path, OrderWish.@Nullable Item item, Set<String> products, List<Flaw> flaws) {
        var product = item == null ? null : item.productId();
        if (product == null || !products.contains(product)) {
            flaws.add(Flaw.of(path + ".productId", "order.product"));
        }
        var quantity = item == null ? null : item.quantity();
        if (quantity == null || quantity < 1 || quantity > MOST_OF_ONE) {
            flaws.add(Flaw.of(path + ".quantity", "order.quantity"));
        }
    }

    private static void checkAddress(@Nullable String address, List<Flaw> flaws) {
        if (address == null || address.isEmpty()) {
            flaws.add(Flaw.of("deliveryAddress", "order.address.none"));
        } else if (address.length() > LONGEST_ADDRESS) {
            flaws.add(Flaw.of("deliveryAddress", "order.address.long"));
        } else if (!address.codePoints().allMatch(WishCheck::readable)) {
            flaws.add(Flaw.of("deliveryAddress", "order.address.signs"));
        }
    }

    /// No control characters but line ends, and no halves of characters.
    private static boolean readable(int sign) {
        return sign == '\n'
                || sign == '\r'
                || sign == '\t'
                || !Character.isISOControl(sign) && Character.getType(sign) != Character.SURROGATE;
    }
}
