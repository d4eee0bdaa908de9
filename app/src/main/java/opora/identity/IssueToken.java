package opora.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import opora.shell.Keys;
import org.springframework.stereotype.Component;

/// Signs what a person may show for a day.
@Component
class IssueToken {
    private final SigningKeys keys;
    private final IdentitySettings settings;

    IssueToken(SigningKeys keys, IdentitySettings settings) {
        this.keys = keys;
        this.settings = settings;
    }

    Token to(String username, Collection<String> roles) {
        var key = keys.current();
        var now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        var until = now.plus(settings.session());
        var header =
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .type(JOSEObjectType.JWT)
                        .keyID(key.id())
                        .build();
        var claims =
                new JWTClaimsSet.Builder()
                        .issuer(Keys.ISSUER)
                        .subject(username)
                        .claim("roles", List.copyOf(roles))
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(until))
                        .jwtID(UUID.randomUUID().toString())
                        .build();
        try {
            var token = new SignedJWT(header, claims);
            token.sign(new RSASSASigner(key.privateKey()));
            return new Token(token.serialize(), until);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
