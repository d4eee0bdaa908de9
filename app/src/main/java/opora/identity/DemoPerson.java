package opora.identity;

import java.util.Set;

/// Somebody to sign in as in the demo.
public record DemoPerson(
        String username, String email, String password, Set<String> roles, String language) {}
