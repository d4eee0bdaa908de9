package opora.notifications;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// By which push services know that a message comes from here: VAPID, RFC 8292. Made once, since
/// browsers subscribe to this key and to no other.
@Component
class PushIdentity {
    private static final Duration LIFETIME = Duration.ofHours(12);

    private final Secrets secrets;
    private final NotificationsSettings settings;
    private volatile @Nullable KeyPair pair;

    PushIdentity(Secrets secrets, NotificationsSettings settings) {
        this.secrets = secrets;
        this.settings = settings;
    }

    /// For the browser's subscription.
    String publicKey() {
        var raw = PushKeys.raw((ECPublicKey) pair().getPublic());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(raw);
    }

    /// What goes along with a message to that service.
    String authorization(URI endpoint) {
        var audience = endpoint.getScheme() + "://" + endpoint.getRawAuthority();
        var claims =
                new JWTClaimsSet.Builder()
                        .audience(audience)
                        .expirationTime(Date.from(Instant.now().plus(LIFETIME)))
                        .subject("mailto:" + settings.sender().getAddress())
                        .build();
        var token = new SignedJWT(new JWSHeader(JWSAlgorithm.ES256), claims);
        try {
            token.sign(new ECDSASigner((ECPrivateKey) pair().getPrivate(), Curve.P_256));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return "vapid t=" + token.serialize() + ", k=" + publicKey();
    }

    private KeyPair pair() {
        var known = pair;
        if (known == null) {
            known = kept();
            pair = known;
        }
        return known;
    }

    /// Both halves are one secret, so that two processes that start at once end up with one pair.
    private KeyPair kept() {
        var fresh = PushKeys.fresh();
        var both =
                ByteBuffer.wrap(
                        secrets.kept(
                                "push",
                                concat(
                                        fresh.getPublic().getEncoded(),
                                        fresh.getPrivate().getEncoded())));
        var half = new byte[both.getInt()];
        both.get(half);
        var rest = new byte[both.remaining()];
        both.get(rest);
        try {
            var keys = KeyFactory.getInstance("EC");
            return new KeyPair(
                    keys.generatePublic(new X509EncodedKeySpec(half)),
                    keys.generatePrivate(new PKCS8EncodedKeySpec(rest)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] concat(byte[] one, byte[] other) {
        return ByteBuffer.allocate(4 + one.length + other.length)
                .putInt(one.length)
                .put(one)
                .put(other)
                .array();
    }
}
