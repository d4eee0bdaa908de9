package opora.shell;

import org.jspecify.annotations.Nullable;

/// A program asks for something that its token was not made for.
class NarrowScope extends RuntimeException {
    private final @Nullable String needed;

    /// @param needed what would open it; absent where nothing does
    NarrowScope(@Nullable String needed) {
        super("not in the scope of the token", null, false, false);
        this.needed = needed;
    }

    Reason reason() {
        return needed == null ? Reason.scope() : Reason.scope(needed);
    }
}
