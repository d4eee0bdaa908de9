package opora.notifications;

import java.net.URI;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import opora.shell.Flaw;
import opora.shell.FlawedRequest;
import opora.shell.Outbound;
import opora.shell.Person;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// Browsers ask for push messages and take that back.
@RestController
class PushController {
    private static final int LONGEST = 1_000;
    private static final int SECRET_BYTES = 16;

    private final Devices devices;
    private final PushIdentity identity;
    private final Outbound outbound;

    PushController(Devices devices, PushIdentity identity, Outbound outbound) {
        this.devices = devices;
        this.identity = identity;
        this.outbound = outbound;
    }

    @GetMapping("/push/key")
    Map<String, String> key() {
        return Map.of("key", identity.publicKey());
    }

    /// As `PushSubscription.toJSON()` has it.
    record Subscription(
            @Nullable String endpoint,
            @Nullable Long expirationTime,
            @Nullable Map<String, String> keys) {}

    @PostMapping("/push/devices")
    ResponseEntity<Void> add(Person person, @RequestBody Subscription wanted) {
        devices.add(person.username(), device(wanted));
        return ResponseEntity.noContent().build();
    }

    record Gone(String endpoint) {}

    @DeleteMapping("/push/devices")
    ResponseEntity<Void> remove(Person person, @RequestBody Gone gone) {
        devices.remove(person.username(), gone.endpoint());
        return ResponseEntity.noContent().build();
    }

    private Devices.Device device(Subscription wanted) {
        var endpoint = wanted.endpoint() == null ? "" : wanted.endpoint();
        var keys = wanted.keys() == null ? Map.<String, String>of() : wanted.keys();
        try {
            if (endpoint.length() > LONGEST || !outbound.allows(URI.create(endpoint))) {
                throw flaw("endpoint");
            }
            var key = Base64.getUrlDecoder().decode(keys.getOrDefault("p256dh", ""));
            PushKeys.read(key);
            var secret = Base64.getUrlDecoder().decode(keys.getOrDefault("auth", ""));
            if (secret.length != SECRET_BYTES) {
                throw flaw("keys");
            }
            return new Devices.Device(endpoint, key, secret);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw flaw("keys");
        }
    }

    private static FlawedRequest flaw(String field) {
        return new FlawedRequest(List.of(Flaw.of(field, "notices.push.flaw")));
    }
}
