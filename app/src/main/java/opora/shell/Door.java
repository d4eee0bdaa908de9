package opora.shell;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Who may enter the paths of a pattern. Contexts declare doors as beans; a path without a door is
/// for the signed in. The longest pattern that fits decides.
public record Door(String pattern, Who who, @Nullable String right) {
    /// Whom a door lets in.
    public enum Who {
        EVERYBODY,
        /// Who has the right for everything there is.
        HOLDERS,
        /// Who has it at least somewhere; behind the door [Person#scopes] says where.
        HOLDERS_ANYWHERE
    }

    public static Door everybody(String pattern) {
        return new Door(pattern, Who.EVERYBODY, null);
    }

    /// For who has the right without limits.
    public static Door of(String pattern, String right) {
        return new Door(pattern, Who.HOLDERS, right);
    }

    /// For who has the right in some scope. What lies behind must look at [Person#scopes] and show
    /// no more than that.
    public static Door scoped(String pattern, String right) {
        return new Door(pattern, Who.HOLDERS_ANYWHERE, right);
    }

    boolean opensTo(@Nullable Person person) {
        if (who == Who.EVERYBODY) {
            return true;
        }
        var asked = Objects.requireNonNull(right);
        return person != null
                && (who == Who.HOLDERS ? person.may(asked) : !person.scopes(asked).isEmpty());
    }
}
