package opora.identity;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.exception.DataConversionException;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.attestation.statement.NoneAttestationStatement;
import com.webauthn4j.data.client.CollectedClientData;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.Challenge;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import com.webauthn4j.verifier.exception.VerificationException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Checks what a browser brings back: made for us, here, for a challenge of ours that nobody has
/// used, by a person who was there.
@Component
class PasskeyCheck {
    private static final Logger log = LoggerFactory.getLogger(PasskeyCheck.class);
    private static final int LONGEST = 20_000;

    private final Passkeys passkeys;
    private final PasskeyOptions options;
    private final ObjectConverter objects = new ObjectConverter();
    private final WebAuthnManager webauthn =
            WebAuthnManager.createNonStrictWebAuthnManager(objects);
    private final AttestedCredentialDataConverter credentials =
            new AttestedCredentialDataConverter(objects);

    PasskeyCheck(Passkeys passkeys, PasskeyOptions options) {
        this.passkeys = passkeys;
        this.options = options;
    }

    /// A new passkey of this person; empty when something about it is not right.
    Optional<Passkey> added(String username, String json) {
        return checked(json, () -> register(username, json));
    }

    /// The passkey that was shown, and how often it says it was used.
    Optional<Shown> shown(String json) {
        return checked(json, () -> authenticate(json));
    }

    private @Nullable Passkey register(String username, String json) {
        var seen = webauthn.parseRegistrationResponseJSON(json);
        var server = server(seen.getCollectedClientData(), username);
        if (server == null) {
            return null;
        }
        var data =
                webauthn.verifyRegistrationResponseJSON(
                        json, new RegistrationParameters(server, null, true, true));
        var attested = data.getAttestationObject();
        if (attested == null) {
            return null;
        }
        var authenticator = attested.getAuthenticatorData();
        var credential = authenticator.getAttestedCredentialData();
        return credential == null
                ? null
                : new Passkey(
                        credential.getCredentialId(),
                        username,
                        credentials.convert(credential),
                        authenticator.isFlagBE(),
                        authenticator.getSignCount());
    }

    private @Nullable Shown authenticate(String json) {
        var seen = webauthn.parseAuthenticationResponseJSON(json);
        var server = server(seen.getCollectedClientData(), null);
        var passkey = passkeys.with(id(seen)).orElse(null);
        if (server == null || passkey == null) {
            return null;
        }
        var record =
                new CredentialRecordImpl(
                        new NoneAttestationStatement(),
                        true,
                        passkey.backed(),
                        null,
                        passkey.counter(),
                        credentials.convert(passkey.credential()),
                        null,
                        null,
                        null,
                        null);
        var data =
                webauthn.verifyAuthenticationResponseJSON(
                        json, new AuthenticationParameters(server, record, null, true, true));
        var authenticator = data.getAuthenticatorData();
        return authenticator == null ? null : new Shown(passkey, authenticator.getSignCount());
    }

    /// The library says of the bytes, and not of the array, that they may be absent.
    @SuppressWarnings("NullAway")
    private static byte[] id(AuthenticationData shown) {
        var id = shown.getCredentialId();
        return id == null ? new byte[0] : id;
    }

    private @Nullable ServerProperty server(
            @Nullable CollectedClientData client, @Nullable String username) {
        Challenge challenge = client == null ? null : client.getChallenge();
        if (challenge == null || !passkeys.meets(challenge.getValue(), username)) {
            return null;
        }
        return new ServerProperty(
                new Origin(options.origin()),
                options.party(),
                new DefaultChallenge(challenge.getValue()));
    }

    private static <T> Optional<T> checked(String json, Check<T> check) {
        if (json.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(check.run());
        } catch (DataConversionException | VerificationException | IllegalArgumentException e) {
            log.info("a passkey is refused: {}", e.getMessage());
            return Optional.empty();
        }
    }

    private interface Check<T> {
        @Nullable T run();
    }

    record Shown(Passkey passkey, long counter) {}
}
