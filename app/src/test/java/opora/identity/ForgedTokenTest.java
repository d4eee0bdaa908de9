package opora.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import opora.WholeApp;
import opora.shell.Keys;
import opora.shell.Site;
import org.junit.jupiter.api.Test;

/// Forged tokens at the door of the running application, made of all that it tells everybody: its
/// public key and the key's name. More of them in `KeysTest`.
class ForgedTokenTest {
    private final WholeApp app = WholeApp.get();
    private final SigningKey key = app.bean(SigningKeys.class).current();
    private final byte[] published = Base64.getDecoder().decode(key.publicKey());

    @Test
    void noneOpensAnything() throws Exception {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        var own = new RSASSASigner(generator.generateKeyPair().getPrivate());
        var ours = new RSASSASigner(key.privateKey());
        var rs256 = header(JWSAlgorithm.RS256, key.id());
        var pem = Base64.getMimeEncoder().encode(published);
        var forged = new LinkedHashMap<String, String>();
        forged.put("no algorithm", new PlainJWT(good().build()).serialize());
        var hs256 = header(JWSAlgorithm.HS256, key.id());
        forged.put("the public key as a secret", signed(hs256, new MACSigner(published), good()));
        forged.put("the same in letters", signed(hs256, new MACSigner(pem), good()));
        forged.put("a key of their own", signed(rs256, own, good()));
        forged.put("a key nobody knows", signed(header(JWSAlgorithm.RS256, "x"), own, good()));
        forged.put("another algorithm", signed(header(JWSAlgorithm.RS384, key.id()), ours, good()));
        forged.put("another issuer", signed(rs256, ours, good().issuer("https://evil.example")));
        forged.put("for somebody else", signed(rs256, ours, good().audience("app")));
        forged.put("too old", signed(rs256, ours, good().expirationTime(in(-1))));
        forged.put("without end", signed(rs256, ours, good().expirationTime(null)));
        forged.forEach(this::opensNothing);
        var right = signed(rs256, ours, good());
        assertThat(bearer(right).get("/api/session").statusCode()).as("a true one").isEqualTo(200);
    }

    private void opensNothing(String what, String token) {
        var answer = bearer(token).get("/api/session");
        assertThat(answer.statusCode()).as(what).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).as(what).contains("Bearer");
        var page = new Site(app.address()).cookie("opora_session", token).get("/security");
        assertThat(page.headers().firstValue("Location"))
                .as(what)
                .hasValueSatisfying(place -> assertThat(place).startsWith("/sign-in"));
    }

    private Site bearer(String token) {
        return new Site(app.address()).with("Authorization", "Bearer " + token);
    }

    private static JWTClaimsSet.Builder good() {
        return new JWTClaimsSet.Builder()
                .issuer(Keys.ISSUER)
                .audience(Keys.AUDIENCE)
                .subject("mallory")
                .claim("roles", List.copyOf(Set.of("administrator")))
                .claim("amr", List.of("pwd", "otp"))
                .claim("extra", Map.of())
                .expirationTime(in(600));
    }

    private static Date in(int seconds) {
        return Date.from(Instant.now().plusSeconds(seconds));
    }

    private static JWSHeader header(JWSAlgorithm algorithm, String id) {
        return new JWSHeader.Builder(algorithm).keyID(id).build();
    }

    private static String signed(JWSHeader header, JWSSigner signer, JWTClaimsSet.Builder claims)
            throws JOSEException {
        var token = new SignedJWT(header, claims.build());
        token.sign(signer);
        return token.serialize();
    }
}
