package opora.shell;

import java.time.Instant;
import java.util.List;
import opora.backbone.Key;
import opora.backbone.Personal;
import opora.backbone.Topic;

/// Keycloak knows somebody whom this process has not met. Identity answers with an account that is
/// theirs from now on.
///
/// @param subject by which Keycloak knows them, whatever they are called
/// @param proved whether Keycloak has proved the address
@Topic("shell.vouched")
public record PersonVouched(
        @Key String subject,
        String username,
        @Personal String email,
        boolean proved,
        String language,
        List<String> roles,
        Instant at) {}
