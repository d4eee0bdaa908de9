package opora.cards;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CardNumberTest {
    private static final YearMonth NOW = YearMonth.of(2026, 11);

    @ParameterizedTest
    @CsvSource({
        "4242 4242 4242 4242,VISA",
        "2200-0000-0000-0004,MIR",
        "5555555555554444,MASTERCARD",
        "2221000000000009,MASTERCARD",
        "378282246310005,AMEX",
        "6200000000000005,UNIONPAY",
        "6759649826438453,MAESTRO",
        "3530111333300000,OTHER"
    })
    void knowsTheBrandByTheBeginning(String typed, Brand brand) {
        assertThat(CardNumber.parse(typed))
                .hasValueSatisfying(
                        n -> {
                            assertThat(n.brand()).isEqualTo(brand);
                            assertThat(n.toString()).doesNotContain(n.digits());
                        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "4242424242424241",
                "42424242",
                "4242x4242424242424",
                "४२४२४२४२४२४२४२४२"
            })
    void isNothingElse(String typed) {
        assertThat(CardNumber.parse(typed)).isEmpty();
    }

    /// What the check digit is for: every single mistyped digit is noticed.
    @Property
    void noticesOneWrongDigit(
            @ForAll @IntRange(max = 15) int at, @ForAll @IntRange(min = 1, max = 9) int by) {
        var digits = new StringBuilder("4242424242424242");
        digits.setCharAt(at, (char) ('0' + (digits.charAt(at) - '0' + by) % 10));
        assertThat(CardNumber.parse(digits.toString())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "11/26,true",
        "1 / 2030,true",
        "12-29,true",
        "10/26,false",
        "13/29,false",
        "0/29,false",
        "11/99,false",
        "soon,false"
    })
    void readsTheExpiry(String typed, boolean fine) {
        var flaws = new CardForm("4242424242424242", typed, "123").flaws(NOW);
        assertThat(flaws.isEmpty()).isEqualTo(fine);
    }
}
