package opora.identity;

import java.util.Set;

/// A row of `identity.accounts`.
record Account(
        String username,
        String email,
        String hash,
        Set<String> roles,
        String language,
        boolean emailProved) {}
