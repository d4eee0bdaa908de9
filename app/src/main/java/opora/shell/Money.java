package opora.shell;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.Locale;

/// How a sum is shown. Sums are minor units everywhere else.
public final class Money {
    private Money() {}

    /// For records that are read in any language, such as `-490.00 RUB`.
    public static String plain(long minor, String currency) {
        var digits = Currency.getInstance(currency).getDefaultFractionDigits();
        return BigDecimal.valueOf(minor, digits).toPlainString() + " " + currency;
    }

    public static String format(long minor, Currency currency, Locale locale) {
        var format = NumberFormat.getNumberInstance(locale);
        var digits = currency.getDefaultFractionDigits();
        format.setMinimumFractionDigits(digits);
        format.setMaximumFractionDigits(digits);
        var sum = format.format(BigDecimal.valueOf(Math.absExact(minor), digits));
        var symbol = currency.getSymbol(Locale.of("ru", "RU"));
        var sign = minor < 0 ? "\u2212" : "";
        return locale.getLanguage().equals("ru")
                ? sign + sum + "\u00a0" + symbol
                : sign + symbol + sum;
    }
}
