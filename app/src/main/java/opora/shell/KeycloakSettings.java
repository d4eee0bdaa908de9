package opora.shell;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/// The provider that all signing in is handed over to, if any: a realm of Keycloak.
///
/// @param issuer such as `https://keycloak.example/realms/opora`
/// @param client by which Keycloak knows this installation
/// @param secret of that client; absent for a public one
public record KeycloakSettings(
        @Nullable URI issuer, @Nullable String client, @Nullable String secret) {
    /// Where the secret comes from: secrets have no place on a command line.
    static final String SECRET = "OPORA_KEYCLOAK_SECRET";

    public boolean on() {
        return issuer != null;
    }

    /// Never prints the secret.
    @Override
    public String toString() {
        return "KeycloakSettings[" + issuer + ", " + client + "]";
    }
}
