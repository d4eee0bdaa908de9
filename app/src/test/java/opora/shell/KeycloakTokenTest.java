package opora.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import opora.backbone.Database;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import tools.jackson.databind.json.JsonMapper;

/// Whose tokens open something where signing in is handed over, and what forgers try. The provider
/// is a web server with keys of its own; a real Keycloak is asked in `KeycloakTest`.
class KeycloakTokenTest {
    private static final RSAKey THEIRS = key("k1");
    private static final RSAKey EVIL = key("k1");
    private static HttpServer server;
    private static String issuer;

    private final Rights rights = new Rights();
    private Vouching vouching = vouching(issuer);

    @BeforeAll
    static void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        issuer = "http://127.0.0.1:" + server.getAddress().getPort() + "/realms/opora";
        answer(
                "/realms/opora/.well-known/openid-configuration",
                Map.of("issuer", issuer, "jwks_uri", issuer + "/keys"));
        answer("/realms/opora/keys", new JWKSet(THEIRS).toJSONObject());
        answer("/realms/other/.well-known/openid-configuration", Map.of("issuer", issuer));
        server.start();
    }

    @AfterAll
    static void stop() {
        server.stop(0);
    }

    @BeforeEach
    void begin() {
        rights.define("manager", Set.of(), Instant.EPOCH);
        rights.define("customer", Set.of(), Instant.EPOCH);
        vouching = vouching(issuer);
        vouching.link("sub-1", "anna");
    }

    @Test
    void anAccessTokenSpeaksForWhoeverItsSubjectIs() {
        var verdict = vouching.judge(signed(good().claim("preferred_username", "daria")));
        assertThat(verdict)
                .isInstanceOfSatisfying(
                        Verdict.Vouched.class,
                        vouched -> {
                            assertThat(vouched.person().username()).isEqualTo("anna");
                            assertThat(vouched.person().roles()).containsExactly("manager");
                        });
    }

    @Test
    void rolesOfTheClientCountAndUnknownOnesDoNot() {
        var ofClient = Map.of("opora", Map.of("roles", List.of("manager", "uma_protection")));
        var token = good().claim("realm_access", null).claim("resource_access", ofClient);
        assertThat(person(token).roles()).containsExactly("manager");
        var none = good().claim("realm_access", Map.of("roles", List.of("offline_access")));
        assertThat(person(none).roles()).containsExactly("customer");
    }

    @Test
    void whatIsNotMeantForUsOpensNothing() {
        forged(signed(good().claim("typ", "ID")));
        forged(signed(good().claim("typ", null)));
        forged(signed(good().audience("account").claim("azp", "elsewhere")));
        forged(signed(good().issuer("https://evil.example")));
        forged(signed(good().expirationTime(Date.from(Instant.now().minusSeconds(120)))));
        forged(signed(good().expirationTime(null)));
    }

    @Test
    void whatNobodyThereSignedOpensNothing() throws JOSEException {
        forged(new PlainJWT(good().build()).serialize());
        var rs256 = new JWSHeader.Builder(JWSAlgorithm.RS256);
        forged(signed(rs256.keyID("k1").build(), new RSASSASigner(EVIL), good()));
        forged(signed(rs256.keyID("k2").build(), new RSASSASigner(EVIL), good()));
        forged(
                signed(
                        rs256.keyID("k1").jwk(EVIL.toPublicJWK()).build(),
                        new RSASSASigner(EVIL),
                        good()));
        var hs256 = new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("k1").build();
        forged(signed(hs256, new MACSigner(THEIRS.toRSAPublicKey().getEncoded()), good()));
        forged("a.b.c");
    }

    @Test
    void whoCanHaveNoAccountIsTold() {
        vouching.link("sub-2", "");
        assertThatThrownBy(() -> vouching.judge(signed(good().subject("sub-2"))))
                .hasMessageContaining("403");
    }

    @Test
    void aProviderThatIsAwayOrSpeaksForAnotherIsNotBelieved() {
        assertThatThrownBy(() -> vouching("http://127.0.0.1:1/realms/x").judge(signed(good())))
                .hasMessageContaining("503");
        var other = issuer.replace("opora", "other");
        assertThatThrownBy(() -> vouching(other).judge(signed(good())))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aTokenSaysWhoseItIsBeforeAnybodyLooksAtItsSignature() {
        assertThat(vouching.names(signed(good()))).isTrue();
        assertThat(vouching.names(signed(good().issuer("opora")))).isFalse();
        assertThat(vouching.names("opora_token")).isFalse();
        var off = new KeycloakSettings(null, null, null);
        assertThat(new Keycloak(off).named(signed(good()))).isFalse();
    }

    private Person person(JWTClaimsSet.Builder claims) {
        return ((Verdict.Vouched) vouching.judge(signed(claims))).person();
    }

    private void forged(String token) {
        assertThat(vouching.judge(token)).isInstanceOf(Verdict.Forged.class);
    }

    private Vouching vouching(String realm) {
        var settings = new KeycloakSettings(URI.create(realm), "opora", "secret");
        var nothing = new StaticListableBeanFactory().getBeanProvider(Database.class);
        return new Vouching(new Keycloak(settings), rights, nothing);
    }

    private static JWTClaimsSet.Builder good() {
        return new JWTClaimsSet.Builder()
                .issuer(issuer)
                .subject("sub-1")
                .audience("account")
                .claim("azp", "opora")
                .claim("typ", "Bearer")
                .claim("preferred_username", "anna")
                .claim("realm_access", Map.of("roles", List.of("manager", "offline_access")))
                .expirationTime(Date.from(Instant.now().plusSeconds(300)));
    }

    private static String signed(JWTClaimsSet.Builder claims) {
        try {
            var header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("k1").build();
            return signed(header, new RSASSASigner(THEIRS), claims);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String signed(JWSHeader header, JWSSigner signer, JWTClaimsSet.Builder claims)
            throws JOSEException {
        var token = new SignedJWT(header, claims.build());
        token.sign(signer);
        return token.serialize();
    }

    private static RSAKey key(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void answer(String path, Map<String, ?> about) {
        var body = JsonMapper.shared().writeValueAsString(about).getBytes(StandardCharsets.UTF_8);
        server.createContext(
                path,
                exchange -> {
                    exchange.sendResponseHeaders(200, body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
    }
}
