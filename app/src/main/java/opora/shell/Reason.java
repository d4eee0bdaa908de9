package opora.shell;

import java.security.SecureRandom;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;

/// Why a request was refused.
///
/// @param values what the text names, such as a scope
/// @param meanwhile what somebody else changed; null where nobody did
/// @param reference what a person can read out on the phone and staff find in the log
record Reason(
        HttpStatusCode status,
        String key,
        List<String> values,
        List<Flaw> flaws,
        @Nullable ChangedMeanwhile meanwhile,
        @Nullable String reference) {
    static final String SCOPE = "problem.scope";

    /// Without the letters and digits that look or sound alike.
    private static final String LETTERS = "ABCDEFGHKMNPRSTWXYZ2345678";

    private static final SecureRandom RANDOM = new SecureRandom();

    static Reason of(HttpStatusCode status, String key) {
        return new Reason(status, key, List.of(), List.of(), null, null);
    }

    static Reason flawed(HttpStatus status, List<Flaw> flaws) {
        return new Reason(status, "problem." + status.value(), List.of(), flaws, null, null);
    }

    static Reason changed(ChangedMeanwhile meanwhile) {
        return new Reason(
                HttpStatus.PRECONDITION_FAILED,
                "problem.412",
                List.of(),
                List.of(),
                meanwhile,
                null);
    }

    /// A token lacks the scope that opens this.
    static Reason scope(String needed) {
        return new Reason(HttpStatus.FORBIDDEN, SCOPE, List.of(needed), List.of(), null, null);
    }

    /// No scope opens this.
    static Reason scope() {
        return of(HttpStatus.FORBIDDEN, SCOPE + ".none");
    }

    /// It concerns this person alone, and somebody else sits there.
    static Reason notInPlaceOf(String username) {
        return new Reason(
                HttpStatus.FORBIDDEN,
                "problem.inplaceof",
                List.of(username),
                List.of(),
                null,
                null);
    }

    static Reason unforeseen() {
        var letters =
                IntStream.range(0, 8)
                        .mapToObj(
                                i ->
                                        String.valueOf(
                                                LETTERS.charAt(RANDOM.nextInt(LETTERS.length()))))
                        .collect(Collectors.joining());
        var reference = letters.substring(0, 4) + "-" + letters.substring(4);
        return new Reason(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "problem.500",
                List.of(),
                List.of(),
                null,
                reference);
    }
}
