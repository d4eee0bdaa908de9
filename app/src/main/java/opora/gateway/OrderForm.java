package opora.gateway;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import opora.gateway.OrderWish.Item;
import opora.shell.Flaw;
import opora.shell.Ids;
import org.jspecify.annotations.Nullable;

/// The order form as somebody filled it in.
///
/// @param quantities as typed, by product
/// @param once names this sight of the form, so that sending it twice orders once
public record OrderForm(
        Map<String, String> quantities, String address, String once, List<Flaw> flaws) {
    private static final String QUANTITY = "quantity.";
    private static final Pattern ITEM = Pattern.compile("items\\[(\\d+)]");

    /// What a browser sends: `quantity.<product>` for every product, `deliveryAddress`, `once`.
    static OrderForm of(Map<String, String> fields) {
        var quantities = new LinkedHashMap<String, String>();
        fields.forEach(
                (name, value) -> {
                    if (name.startsWith(QUANTITY) && !value.isBlank()) {
                        quantities.put(name.substring(QUANTITY.length()), value.strip());
                    }
                });
        return new OrderForm(
                quantities,
                fields.getOrDefault("deliveryAddress", "").replace("\r\n", "\n"),
                fields.getOrDefault("once", ""),
                List.of());
    }

    /// Nothing chosen yet.
    static OrderForm empty(String address) {
        return new OrderForm(Map.of(), address, Ids.next().toString(), List.of());
    }

    /// The same as an earlier order.
    static OrderForm again(OrderView order, String address) {
        var quantities = new LinkedHashMap<String, String>();
        order.items().forEach(item -> quantities.put(item.productId(), "" + item.quantity()));
        return new OrderForm(quantities, address, Ids.next().toString(), List.of());
    }

    OrderForm with(List<Flaw> others) {
        return new OrderForm(quantities, address, once, others);
    }

    OrderForm afresh() {
        return new OrderForm(quantities, address, Ids.next().toString(), flaws);
    }

    /// A product that is not wanted is not in it; a quantity that is no number is none at all.
    OrderWish wish() {
        var items = new ArrayList<Item>();
        quantities.forEach(
                (product, typed) -> {
                    if (!typed.equals("0")) {
                        items.add(new Item(product, number(typed)));
                    }
                });
        return new OrderWish(List.copyOf(items), address, OrderWish.WALLET);
    }

    /// A flaw of `items[1].quantity` belongs beside the field of that product.
    static List<Flaw> beside(OrderWish wish, List<Flaw> flaws) {
        return flaws.stream().map(flaw -> beside(wish, flaw)).toList();
    }

    private static Flaw beside(OrderWish wish, Flaw flaw) {
        var place = ITEM.matcher(flaw.field());
        var items = wish.items();
        var item =
                place.lookingAt() && items != null
                        ? items.get(Integer.parseInt(place.group(1)))
                        : null;
        return item == null
                ? flaw
                : new Flaw(QUANTITY + item.productId(), flaw.key(), flaw.values());
    }

    private static @Nullable Integer number(String typed) {
        return typed.matches("\\d{1,9}") ? Integer.valueOf(typed) : null;
    }

    public String quantity(Product product) {
        return quantities.getOrDefault(product.id(), "");
    }

    /// What it costs as far as it is filled in sensibly, in minor units.
    long total(Map<String, Product> products) {
        long total = 0;
        for (var entry : quantities.entrySet()) {
            var product = products.get(entry.getKey());
            var quantity = number(entry.getValue());
            if (product != null && quantity != null) {
                total += product.price() * quantity;
            }
        }
        return total;
    }
}
