package opora.api;

import java.lang.reflect.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An endpoint as programs see it.
///
/// @param id unique, such as `orders.place`; its summary is the text `api.orders.place`
/// @param body what is sent as JSON; null for nothing
/// @param form whether a form is sent instead
/// @param open whether it is for everybody
/// @param right that it takes; null where being signed in is enough
public record Operation(
        String method,
        String path,
        String id,
        List<Parameter> parameters,
        @Nullable Type body,
        boolean form,
        List<Reply> replies,
        boolean open,
        @Nullable String right) {

    /// A value outside of the body.
    ///
    /// @param in where it stands: `path`, `query` or `header`
    /// @param usual what counts where it is missing
    public record Parameter(
            String name, String in, boolean required, Type type, @Nullable String usual) {}

    /// What comes back when all went well.
    ///
    /// @param type of the body; null for none
    public record Reply(int status, @Nullable Type type) {}

    /// What comes first in its path, such as `orders`.
    public String area() {
        return path.split("/")[2];
    }

    /// The text that says in a sentence what it does.
    public String summary() {
        return "api." + id;
    }

    public boolean takes(String header) {
        return parameters.stream()
                .anyMatch(one -> one.in().equals("header") && one.name().equals(header));
    }
}
