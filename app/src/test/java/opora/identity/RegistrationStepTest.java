package opora.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import opora.identity.RegistrationStep.Kind;
import opora.identity.RegistrationStep.Type;
import opora.shell.Flaw;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegistrationStepTest {
    @ParameterizedTest
    @CsvSource({
        "TEXT, anything at all,",
        "TEXT, '', missing",
        "NUMBER, '12,5',",
        "NUMBER, 1e9999999, number",
        "NUMBER, twelve, number",
        "DATE, 1987-02-28,",
        "DATE, 1987-02-30, date",
        "DATE, 9999-01-01, date",
        "CHOICE, red,",
        "CHOICE, green, choice",
        "YES_NO, yes,",
        "YES_NO, maybe, yes"
    })
    void looksAtAnAnswerByItsType(Type type, String answer, String flaw) {
        assertThat(step(type, true).flaw(answer).map(Flaw::key))
                .isEqualTo(java.util.Optional.ofNullable(flaw).map("identity.step.flaw."::concat));
    }

    @Test
    void whatIsNotNeededMayStayEmpty() {
        for (var type : Type.values()) {
            assertThat(step(type, false).flaw(" ")).isEmpty();
        }
    }

    @Test
    void refusesWhatNobodyTypes() {
        assertThat(step(Type.TEXT, true).flaw("x".repeat(501))).isPresent();
        assertThat(step(Type.TEXT, true).flaw("a\u0000b")).isPresent();
    }

    private static RegistrationStep step(Type type, boolean required) {
        var choices = List.of("red", "blue");
        return new RegistrationStep("s", Kind.FIELD, type, "С", "S", choices, required, true);
    }
}
