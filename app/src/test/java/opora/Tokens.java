package opora;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import opora.shell.Keys;

/// Signs tokens with a key of its own, which the application believes once it was told.
public final class Tokens {
    private final String id = "test-" + UUID.randomUUID();
    private final KeyPair pair;

    /// @param doors of each process
    Tokens(List<Keys> doors) {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            pair = generator.generateKeyPair();
            var half = Base64.getEncoder().encodeToString(pair.getPublic().getEncoded());
            doors.forEach(door -> door.accept(id, half));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    static String freshName() {
        return "p" + UUID.randomUUID().toString().replace("-", "").substring(0, 15);
    }

    public String sign(String username, Set<String> roles) {
        return sign(username, roles, Duration.ofHours(1));
    }

    /// @param lifetime from now on; below zero for a token that has expired
    public String sign(String username, Set<String> roles, Duration lifetime) {
        var claims =
                new JWTClaimsSet.Builder()
                        .issuer(Keys.ISSUER)
                        .audience(Keys.AUDIENCE)
                        .subject(username)
                        .claim("roles", List.copyOf(roles))
                        .expirationTime(Date.from(Instant.now().plus(lifetime)))
                        .build();
        var jwt =
                new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(id).build(), claims);
        try {
            jwt.sign(new RSASSASigner(pair.getPrivate()));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return jwt.serialize();
    }
}
