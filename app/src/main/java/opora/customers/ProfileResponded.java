package opora.customers;

import java.time.Instant;
import opora.backbone.Key;
import opora.backbone.Personal;
import opora.backbone.Topic;

/// How a person wants to be reached.
///
/// @param requestId of the question; empty when the person changed something and nobody asked
/// @param name how to address them; their username until they said otherwise
/// @param language `ru` or `en`
@Topic("users.profile.response")
public record ProfileResponded(
        String requestId,
        @Key String username,
        @Personal String email,
        @Personal String name,
        String language,
        @Personal String deliveryAddress,
        Instant respondedAt) {

    /// Whether nobody asked: the person changed something.
    public boolean unasked() {
        return requestId.isEmpty();
    }
}
