package opora.identity;

import java.util.Set;

/// A row of `identity.accounts`.
///
/// @param mailedCode whether a mailed code is asked for, since staff took the second factor away
record Account(
        String username,
        String email,
        String hash,
        Set<String> roles,
        String language,
        boolean emailProved,
        boolean mailedCode) {
    /// Somebody who is just joining.
    static Account fresh(
            String username, String email, String hash, Set<String> roles, String language) {
        return new Account(username, email, hash, roles, language, false, false);
    }

    Account at(String address) {
        return new Account(username, address, hash, roles, language, false, mailedCode);
    }
}
