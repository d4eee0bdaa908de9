package opora.mailroom;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuotesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "On Mon, 2 Nov 2026 at 10:00, Support <s@x.org> wrote:\n> old\n> words",
                "On Mon, 2 Nov 2026 at 10:00,\nSupport <s@x.org> wrote:\n\n> old",
                "пн, 2 нояб. 2026 г. в 10:00, Support <s@x.org>:\n> old",
                "02.11.2026 10:00, Support пишет:\n> old",
                "> old\n> words",
                "-----Original Message-----\nFrom: Support\nold",
                "-----Исходное сообщение-----\nold",
                "From: Support\nSent: Monday\nTo: Anna\nSubject: x\n\nold",
                "От: Support\nОтправлено: понедельник\nКому: Анна\n\nold"
            })
    void foldsWhatProgramsPutBelow(String history) {
        var split = Quotes.split("It works again.\n\n" + history);
        assertThat(split.own()).startsWith("It works again.").doesNotContain("old");
        assertThat(split.folded()).contains("old");
    }

    @Test
    void foldsTheSignature() {
        var split = Quotes.split("Hello\n\n-- \nAnna\nSales\n\n> quoted");
        assertThat(split.own()).isEqualTo("Hello");
        assertThat(split.folded()).contains("Anna", "> quoted");
    }

    @Test
    void leavesAnswersBetweenTheLinesTogether() {
        var text = "> Which model?\nRX-7\n> Since when?\nYesterday";
        assertThat(Quotes.split(text).own()).isEqualTo(text);
    }

    @Test
    void neverLeavesNothing() {
        var text = "> only\n> quoted";
        assertThat(Quotes.split(text).own()).isEqualTo(text);
        assertThat(Quotes.split("-- \nAnna").own()).isEqualTo("-- \nAnna");
        assertThat(Quotes.split("").own()).isEmpty();
    }
}
