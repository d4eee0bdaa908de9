package opora.registry;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import opora.backbone.KafkaSchemaRegistry;
import opora.backbone.SchemaRegistry;
import opora.engines.EmbeddedKafka;
import opora.shell.Keys;
import opora.shell.Rights;
import opora.shell.ShellContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

class RegistryControllerTest {
    private static final String SCHEMA = "{\"schema\":\"\\\"string\\\"\"}";

    @TempDir static Path dir;

    private static EmbeddedKafka kafka;
    private static ConfigurableApplicationContext app;
    private static RSASSASigner signer;

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import({ShellContext.class, RegistryContext.class})
    static class Alone {
        @Bean
        SchemaRegistry schemas() {
            return new KafkaSchemaRegistry(Map.of("bootstrap.servers", kafka.bootstrap()));
        }
    }

    @BeforeAll
    static void start() throws Exception {
        kafka = EmbeddedKafka.start(dir, 0, Map.of());
        app = SpringApplication.run(Alone.class, "--server.port=0", "--server.address=127.0.0.1");
        var pair = KeyPairGenerator.getInstance("RSA").generateKeyPair();
        var open = Base64.getEncoder().encodeToString(pair.getPublic().getEncoded());
        app.getBean(Keys.class).accept("k1", open);
        var rights = app.getBean(Rights.class);
        rights.everybodyIsKnown();
        rights.define("staff", Set.of("registry.change"), Instant.EPOCH);
        signer = new RSASSASigner(pair.getPrivate());
    }

    @AfterAll
    static void stop() {
        app.close();
        kafka.close();
    }

    @Test
    void anybodyOnThisMachineReads() throws Exception {
        var answer = send(request("/registry/schemas/types"));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("[\"AVRO\"]");
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValue("application/vnd.schemaregistry.v1+json");
        assertThat(send(request("/registry")).body()).isEqualTo("{}");
        var lookUp = request("/registry/subjects/nothing").POST(BodyPublishers.ofString(SCHEMA));
        assertThat(send(lookUp).body()).contains("40401");
    }

    @Test
    void onlyStaffChanges() throws Exception {
        var path = "/registry/subjects/words/versions";
        var body = BodyPublishers.ofString(SCHEMA);
        assertThat(send(request(path).POST(body)).statusCode()).isEqualTo(401);
        assertThat(send(as("customer", request(path).POST(body))).statusCode()).isEqualTo(403);
        assertThat(send(as("staff", request(path).POST(body))).statusCode()).isEqualTo(200);
        assertThat(send(request(path + "?deleted=true")).body()).isEqualTo("[1]");
    }

    @Test
    void whoeverComesThroughAProxyNeedsAToken() throws Exception {
        var far = request("/registry/subjects").header("X-Forwarded-For", "203.0.113.9");
        assertThat(send(far).statusCode()).isEqualTo(401);
        assertThat(send(as("staff", far)).statusCode()).isEqualTo(200);
    }

    private static HttpRequest.Builder request(String path) {
        var port = ((WebServerApplicationContext) app).getWebServer().getPort();
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Accept", "application/vnd.schemaregistry.v1+json");
    }

    private static HttpRequest.Builder as(String role, HttpRequest.Builder request)
            throws Exception {
        var claims =
                new JWTClaimsSet.Builder()
                        .issuer(Keys.ISSUER)
                        .audience(Keys.AUDIENCE)
                        .subject("anna")
                        .claim("roles", List.of(role))
                        .expirationTime(Date.from(Instant.now().plusSeconds(60)))
                        .build();
        var token =
                new SignedJWT(
                        new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("k1").build(), claims);
        token.sign(signer);
        return request.header("Authorization", "Bearer " + token.serialize());
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request.build(), BodyHandlers.ofString());
        }
    }
}
