package opora.billing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoublesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"1500|150000", "1 500,50|150050", "1500.5|150050", "0,01|1", "5 ₽|500"})
    void readsWhatPeopleType(String typed, long kopecks) {
        assertThat(Roubles.parse(typed)).hasValue(kopecks);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-5", "1,234", "1e3", "1500.505", "12345678901", "१२", "a"})
    void readsNothingElse(String typed) {
        assertThat(Roubles.parse(typed)).isEmpty();
    }
}
