package opora.identity;

import org.jspecify.annotations.Nullable;

/// Somebody between the password and the second factor.
///
/// @param secret kept by who comes in, and nowhere here
/// @param session the one that is to be proved more strongly; absent for a new one
/// @param codeHash of the code that was mailed last and is still good
record Entry(
        String secret,
        String username,
        @Nullable String session,
        byte @Nullable [] codeHash,
        int codes) {
    @Override
    public String toString() {
        return "Entry[" + username + "]";
    }
}
