package opora.identity;

import java.net.URI;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import opora.shell.PublicAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What a browser is asked to do, in the words of WebAuthn. The person has to show their finger,
/// face or PIN to the device, so a passkey alone is two factors.
@Component
class PasskeyOptions {
    private static final int CHALLENGE_BYTES = 32;

    /// ES256, EdDSA and RS256, the best first.
    private static final List<Integer> ALGORITHMS = List.of(-7, -8, -257);

    private final Passkeys passkeys;
    private final Accounts accounts;
    private final PublicAddress address;
    private final SecureRandom random = new SecureRandom();

    PasskeyOptions(Passkeys passkeys, Accounts accounts, PublicAddress address) {
        this.passkeys = passkeys;
        this.accounts = accounts;
        this.address = address;
    }

    /// To whom passkeys belong. A browser takes no numbers here, so this machine is called by name.
    String party() {
        var host = address.host();
        return host.matches("127\\.[\\d.]+|\\[::1]") ? "localhost" : host;
    }

    /// The one place from which they are taken.
    String origin() {
        var root = URI.create(address.root());
        var port = root.getPort() < 0 ? "" : ":" + root.getPort();
        return root.getScheme() + "://" + party() + port;
    }

    Map<String, Object> toAdd(String username) {
        var known = passkeys.ids(username).stream().map(PasskeyOptions::descriptor).toList();
        return Map.of(
                "rp", Map.of("id", party(), "name", "Opora"),
                "user", user(accounts.own(username)),
                "challenge", challenge(username),
                "pubKeyCredParams",
                        ALGORITHMS.stream()
                                .map(alg -> Map.of("type", "public-key", "alg", alg))
                                .toList(),
                "timeout", Passkeys.PATIENCE.toMillis(),
                "attestation", "none",
                "excludeCredentials", known,
                "authenticatorSelection",
                        Map.of("residentKey", "required", "userVerification", "required"));
    }

    Map<String, Object> toSignIn() {
        return Map.of(
                "rpId", party(),
                "challenge", challenge(null),
                "timeout", Passkeys.PATIENCE.toMillis(),
                "userVerification", "required");
    }

    private String challenge(@Nullable String username) {
        var bytes = new byte[CHALLENGE_BYTES];
        random.nextBytes(bytes);
        passkeys.challenge(bytes, username);
        return encoded(bytes);
    }

    private static Map<String, Object> user(Account account) {
        return Map.of(
                "id", encoded(Secrets.hash("passkeys of " + account.username())),
                "name", account.username(),
                "displayName", account.username());
    }

    private static Map<String, Object> descriptor(byte[] id) {
        return Map.of("type", "public-key", "id", encoded(id));
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
