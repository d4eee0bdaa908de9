package opora.shell;

import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/// Where in a body the reading failed, as people write it: `items[0].quantity`.
final class JsonFlaw {
    private JsonFlaw() {}

    /// Empty when the body as a whole is no JSON.
    static Optional<Flaw> of(Throwable why) {
        for (Throwable cause = why; cause != null; cause = cause.getCause()) {
            if (cause instanceof JacksonException json && !json.getPath().isEmpty()) {
                var key = json instanceof UnrecognizedPropertyException ? "unknown" : "type";
                return Optional.of(Flaw.of(path(json), "problem." + key));
            }
        }
        return Optional.empty();
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
