package opora.identity;

import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import opora.shell.Keys;
import opora.shell.Place;
import org.springframework.stereotype.Component;

/// Signs what a person may show for a day.
@Component
class IssueToken {
    private final SigningKeys keys;

    IssueToken(SigningKeys keys) {
        this.keys = keys;
    }

    /// @param proofs how the person proved who they are, in the words of RFC 8176
    Token to(
            String session,
            String username,
            Collection<String> roles,
            Collection<String> proofs,
            Instant until) {
        var now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        var claims =
                new JWTClaimsSet.Builder()
                        .issuer(Keys.ISSUER)
                        .audience(Keys.AUDIENCE)
                        .subject(username)
                        .claim("roles", List.copyOf(roles))
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(until))
                        .claim("amr", List.copyOf(proofs))
                        .jwtID(session)
                        .build();
        return new Token(session, keys.current().signed(claims), until);
    }

    /// That somebody's place is taken; it opens nothing without the session it was taken in.
    Token to(Place place, Instant until) {
        var claims =
                new JWTClaimsSet.Builder()
                        .issuer(Keys.ISSUER)
                        .audience(Place.AUDIENCE)
                        .subject(place.username())
                        .claim(Place.STAFF, place.staff())
                        .claim(Place.SESSION, place.session())
                        .expirationTime(Date.from(until))
                        .jwtID(place.id())
                        .build();
        return new Token(place.id(), keys.current().signed(claims), until);
    }
}
