package opora.identity;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// An app from outside that may ask people to act in their name.
///
/// @param secretHash absent for one that keeps no secrets, such as an app on a phone
public record ConnectedApp(
        String clientId,
        String name,
        byte @Nullable [] secretHash,
        List<String> redirects,
        List<String> scopes,
        boolean active) {
    public ConnectedApp {
        redirects = List.copyOf(redirects);
        scopes = List.copyOf(scopes);
    }

    @Override
    public String toString() {
        return "ConnectedApp[" + clientId + "]";
    }
}
