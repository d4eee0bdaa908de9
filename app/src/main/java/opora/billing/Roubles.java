package opora.billing;

import java.math.BigDecimal;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/// An amount as people type it: `1500`, `1 500,50`, `1500.5`.
final class Roubles {
    private static final Pattern TYPED = Pattern.compile("\\d{1,9}([.,]\\d{1,2})?");

    private Roubles() {}

    /// In kopecks; empty when it is not an amount.
    static OptionalLong parse(String typed) {
        var plain = typed.replaceAll("[\\s\\u00a0\\u202f₽]", "");
        if (!TYPED.matcher(plain).matches()) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(
                new BigDecimal(plain.replace(',', '.')).movePointRight(2).longValueExact());
    }
}
