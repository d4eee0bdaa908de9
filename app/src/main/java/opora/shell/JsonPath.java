package opora.shell;

import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;

/// Where in a body the reading failed, as people write it: `items[0].quantity`.
final class JsonPath {
    private JsonPath() {}

    static String of(Throwable why) {
        for (Throwable cause = why; cause != null; cause = cause.getCause()) {
            if (cause instanceof JacksonException json) {
                return json.getPath().stream()
                        .map(
                                step ->
                                        step.getPropertyName() == null
                                                ? "[" + step.getIndex() + "]"
                                                : "." + step.getPropertyName())
                        .collect(Collectors.joining())
                        .replaceFirst("^\\.", "");
            }
        }
        return "";
    }
}
