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
        /// Whoever is signed in, and nobody in their place.
        THEMSELVES,
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

    /// For what concerns a person alone, such as a password: staff acting in their place stays out.
    public static Door themselves(String pattern) {
        return new Door(pattern, Who.THEMSELVES, null);
    }

    boolean opensTo(@Nullable Person person) {
        if (who == Who.EVERYBODY) {
            return true;
        }
        if (who == Who.THEMSELVES) {
            return person != null && person.behind() == null;
        }
        var asked = Objects.requireNonNull(right);
        return person != null
                && (who == Who.HOLDERS ? person.may(asked) : !person.scopes(asked).isEmpty());
    }
}
