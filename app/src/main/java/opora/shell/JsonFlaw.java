package opora.shell;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/// Why a body could not be read, and where, as people write it: `items[0].quantity`.
final class JsonFlaw {
    private JsonFlaw() {}

    static Reason of(Throwable why) {
        var causes = Stream.iterate(why, cause -> cause != null, Throwable::getCause).toList();
        if (causes.stream().anyMatch(JsonFlaw::isNoJson)) {
            return Reason.of(HttpStatus.BAD_REQUEST, "problem.json");
        }
        var outside = causes.stream().anyMatch(InputCoercionException.class::isInstance);
        return place(causes)
                .map(where -> flawed(where, outside))
                .orElseGet(
                        () -> {
                            var shaped =
                                    causes.stream().anyMatch(JacksonException.class::isInstance);
                            var key = shaped ? "problem.shape" : "problem.json";
                            return Reason.of(HttpStatus.BAD_REQUEST, key);
                        });
    }

    private static boolean isNoJson(Throwable cause) {
        return cause instanceof StreamReadException && !(cause instanceof InputCoercionException);
    }

    private static Reason flawed(JacksonException where, boolean outside) {
        if (outside) {
            return Reason.flawed(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    List.of(Flaw.of(path(where), "problem.range")));
        }
        var key = where instanceof UnrecognizedPropertyException ? "unknown" : "type";
        return Reason.flawed(
                HttpStatus.BAD_REQUEST, List.of(Flaw.of(path(where), "problem." + key)));
    }

    private static Optional<JacksonException> place(List<Throwable> causes) {
        return causes.stream()
                .filter(JacksonException.class::isInstance)
                .map(JacksonException.class::cast)
                .filter(json -> !json.getPath().isEmpty())
                .findFirst();
    }

    private static String path(JacksonException why) {
        return why.getPath().stream()
                .map(
                        step ->
                                step.getPropertyName() == null
                                        ? "[" + step.getIndex() + "]"
                                        : "." + step.getPropertyName())
                .collect(Collectors.joining())
                .replaceFirst("^\\.", "");
    }
}
