package opora.identity;

import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import opora.shell.PublicAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Tells an app who somebody is, signed. It is made for that app, so it opens nothing here.
@Component
class IdToken {
    private static final Duration LIFE = Duration.ofHours(1);

    private final SigningKeys keys;
    private final PublicAddress address;

    IdToken(SigningKeys keys, PublicAddress address) {
        this.keys = keys;
        this.address = address;
    }

    String of(
            Account account,
            String clientId,
            List<String> scopes,
            @Nullable String nonce,
            List<String> proofs) {
        var now = Instant.now();
        var claims =
                new JWTClaimsSet.Builder()
                        .issuer(address.root())
                        .audience(clientId)
                        .claim("nonce", nonce)
                        .claim("amr", proofs.isEmpty() ? null : proofs)
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plus(LIFE)));
        Claims.of(account, scopes).forEach(claims::claim);
        return keys.current().signed(claims.build());
    }
}
