package opora.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What forgers try, and that it does not work.
class KeysTest {
    private static final KeyPair OURS = pair();
    private static final KeyPair THEIRS = pair();
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    private final Keys keys = knowing(Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void believesATokenWeSigned() {
        var verdict = keys.verify(signed(OURS, header("k1"), claims().build()));
        assertThat(verdict)
                .isInstanceOfSatisfying(
                        Verdict.Valid.class,
                        valid -> {
                            assertThat(valid.person().username()).isEqualTo("anna");
                            assertThat(valid.person().roles()).containsExactly("customer");
                            assertThat(valid.person().staff()).isFalse();
                        });
    }

    @Test
    void refusesATokenWithoutSignature() {
        assertForged(new PlainJWT(claims().build()).serialize());
    }

    @Test
    void refusesAnEmptySignature() {
        var token = signed(OURS, header("k1"), claims().build());
        assertForged(token.substring(0, token.lastIndexOf('.') + 1));
    }

    @Test
    void refusesAnotherKeyUnderOurName() {
        assertForged(signed(THEIRS, header("k1"), claims().build()));
    }

    @Test
    void refusesAKeyThatTheTokenBringsAlong() throws JOSEException {
        var brought = new RSAKey.Builder((RSAPublicKey) THEIRS.getPublic()).build();
        var header =
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .keyID("k1")
                        .jwk(brought)
                        .jwkURL(URI.create("http://127.0.0.1/keys"))
                        .build();
        assertForged(signed(THEIRS, header, claims().build()));
    }

    /// The public key is known to everybody: it must not serve as the secret of an HMAC.
    @Test
    void refusesOurPublicKeyAsASharedSecret() throws JOSEException {
        var header = new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("k1").build();
        var token = new SignedJWT(header, claims().build());
        token.sign(new MACSigner(OURS.getPublic().getEncoded()));
        assertForged(token.serialize());
    }

    @Test
    void refusesAnotherAlgorithmOfTheSameKey() {
        assertForged(
                signed(
                        OURS,
                        new JWSHeader.Builder(JWSAlgorithm.RS512).keyID("k1").build(),
                        claims().build()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"k2", "../k1", "' or 1=1 --", ""})
    void refusesAKeyNobodyIssued(String id) {
        assertForged(signed(OURS, header(id), claims().build()));
    }

    @Test
    void refusesAHeaderThatDemandsWhatWeDoNotKnow() {
        var header =
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .keyID("k1")
                        .criticalParams(java.util.Set.of("exp"))
                        .customParam("exp", 1)
                        .build();
        assertForged(signed(OURS, header, claims().build()));
    }

    @Test
    void refusesAChangedRole() {
        var token = signed(OURS, header("k1"), claims().build()).split("\\.");
        var claims =
                new String(Base64.getUrlDecoder().decode(token[1])).replace("customer", "staff");
        var changed = Base64.getUrlEncoder().withoutPadding().encodeToString(claims.getBytes());
        assertForged(token[0] + "." + changed + "." + token[2]);
    }

    @Test
    void tellsAnExpiredTokenFromAForgedOne() {
        var old = claims().expirationTime(Date.from(NOW.minusSeconds(1))).build();
        assertThat(keys.verify(signed(OURS, header("k1"), old)))
                .isInstanceOf(Verdict.Expired.class);
    }

    @Test
    void aTokenOnceBelievedStillExpires() {
        var clock = new Moving();
        var moving = knowing(clock);
        var token =
                signed(
                        OURS,
                        header("k1"),
                        claims().expirationTime(Date.from(NOW.plusSeconds(10))).build());
        assertThat(moving.verify(token)).isInstanceOf(Verdict.Valid.class);
        clock.now = NOW.plusSeconds(11);
        assertThat(moving.verify(token)).isInstanceOf(Verdict.Expired.class);
    }

    @Test
    void refusesATokenOfAnotherIssuerOrWithoutEnd() {
        assertForged(signed(OURS, header("k1"), claims().issuer("elsewhere").build()));
        assertForged(signed(OURS, header("k1"), claims().audience("another-app").build()));
        assertForged(signed(OURS, header("k1"), claims().audience((String) null).build()));
        assertForged(signed(OURS, header("k1"), claims().expirationTime(null).build()));
        assertForged(signed(OURS, header("k1"), claims().subject(null).build()));
        assertForged(
                signed(OURS, header("k1"), claims().claim("roles", Map.of("staff", true)).build()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "a.b.c", "null", "eyJhbGciOiJub25lIn0..", "\u0000"})
    void refusesWhatIsNoToken(String token) {
        assertForged(token);
    }

    @Test
    void refusesTheTokensOfAnEndedSessionAndNoOthers() {
        var ended = signed(OURS, header("k1"), claims().jwtID("s1").build());
        var other = signed(OURS, header("k1"), claims().jwtID("s2").build());
        assertThat(keys.verify(ended)).isInstanceOf(Verdict.Valid.class);
        keys.end("s1", NOW.plus(Duration.ofHours(1)));
        assertThat(keys.verify(ended)).isInstanceOf(Verdict.Expired.class);
        assertThat(keys.verify(other)).isInstanceOf(Verdict.Valid.class);
    }

    @Test
    void aPlaceIsNoSessionAndASessionNoPlace() {
        var place = signed(OURS, header("k1"), place().build());
        assertThat(keys.place(place)).contains(new Place("p1", "anna", "clara", "s1"));
        assertForged(place);
        assertThat(keys.place(signed(OURS, header("k1"), claims().jwtID("s1").build()))).isEmpty();
    }

    @Test
    void refusesAPlaceThatIsForgedOrTooOldOrGivenBack() {
        assertThat(keys.place(signed(THEIRS, header("k1"), place().build()))).isEmpty();
        assertThat(keys.place(new PlainJWT(place().build()).serialize())).isEmpty();
        var old = place().expirationTime(Date.from(NOW)).build();
        assertThat(keys.place(signed(OURS, header("k1"), old))).isEmpty();
        var endless = place().expirationTime(null).build();
        assertThat(keys.place(signed(OURS, header("k1"), endless))).isEmpty();
        keys.end("p1", NOW.plus(Duration.ofHours(1)));
        assertThat(keys.place(signed(OURS, header("k1"), place().build()))).isEmpty();
    }

    private static JWTClaimsSet.Builder place() {
        return claims().audience(Place.AUDIENCE)
                .jwtID("p1")
                .claim(Place.STAFF, "clara")
                .claim(Place.SESSION, "s1");
    }

    @Test
    void doesNotEvenReadAHugeToken() {
        assertForged("a".repeat(5_000));
    }

    private void assertForged(String token) {
        assertThat(keys.verify(token)).isInstanceOf(Verdict.Forged.class);
    }

    private static Keys knowing(Clock clock) {
        var keys = new Keys(clock);
        keys.accept("k1", Base64.getEncoder().encodeToString(OURS.getPublic().getEncoded()));
        return keys;
    }

    private static JWSHeader header(String id) {
        return new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(id).build();
    }

    private static JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer(Keys.ISSUER)
                .audience(Keys.AUDIENCE)
                .subject("anna")
                .claim("roles", List.of("customer"))
                .expirationTime(Date.from(NOW.plus(Duration.ofHours(1))));
    }

    private static String signed(KeyPair pair, JWSHeader header, JWTClaimsSet claims) {
        try {
            var token = new SignedJWT(header, claims);
            token.sign(new RSASSASigner(pair.getPrivate()));
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

    private static class Moving extends Clock {
        private Instant now = NOW;

        @Override
        public java.time.ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
