package opora.shell;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;

/// Makes true tokens where there is no identity to ask.
final class Signed {
    private static final KeyPair PAIR = pair();

    private Signed() {}

    static void known(Keys keys) {
        keys.accept("test", Base64.getEncoder().encodeToString(PAIR.getPublic().getEncoded()));
    }

    static String token(String username, String... roles) {
        return token(username, Instant.now().plusSeconds(600), roles);
    }

    static String token(String username, Instant until, String... roles) {
        return sign(
                new JWTClaimsSet.Builder()
                        .issuer(Keys.ISSUER)
                        .audience(Keys.AUDIENCE)
                        .subject(username)
                        .claim("roles", List.of(roles))
                        .expirationTime(Date.from(until))
                        .build());
    }

    /// The place of somebody, for staff whose session has no name.
    static String place(String staff, String username) {
        return sign(
                new JWTClaimsSet.Builder()
                        .issuer(Keys.ISSUER)
                        .audience(Place.AUDIENCE)
                        .subject(username)
                        .claim(Place.STAFF, staff)
                        .claim(Place.SESSION, "")
                        .jwtID("place")
                        .expirationTime(Date.from(Instant.now().plusSeconds(600)))
                        .build());
    }

    private static String sign(JWTClaimsSet claims) {
        try {
            var header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("test").build();
            var token = new SignedJWT(header, claims);
            token.sign(new RSASSASigner(PAIR.getPrivate()));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair pair() {
        try {
            return KeyPairGenerator.getInstance("RSA").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
