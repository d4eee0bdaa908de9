package opora.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Currency;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class MoneyTest {
    private static final Currency ROUBLE = Currency.getInstance("RUB");

    @Test
    void looksTheSameInRecordsForEverybody() {
        assertThat(Money.plain(-49_050, "RUB")).isEqualTo("-490.50 RUB");
        assertThat(Money.plain(1_000_000, "RUB")).isEqualTo("10000.00 RUB");
        assertThat(Money.plain(100, "JPY")).isEqualTo("100 JPY");
    }

    @Test
    void looksAsPeopleWriteIt() {
        var russian = Locale.of("ru", "RU");
        assertThat(Money.format(123_456, ROUBLE, russian)).isEqualTo("1\u00a0234,56\u00a0₽");
        assertThat(Money.format(-5, ROUBLE, russian)).isEqualTo("−0,05\u00a0₽");
        assertThat(Money.format(123_456, ROUBLE, Locale.UK)).isEqualTo("₽1,234.56");
        assertThat(Money.format(100, Currency.getInstance("JPY"), Locale.UK)).endsWith("100");
    }
}
