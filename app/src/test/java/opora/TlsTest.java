package opora;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsTest {
    @TempDir Path dir;

    @Test
    void speaksTlsWithACertificateOfItsOwnAndSendsThereWhoeverComesWithout() throws Exception {
        try (var running =
                new Running(
                        "run",
                        "--contexts",
                        "identity,cards,acquirer",
                        "--port",
                        "0",
                        "--data",
                        dir.toString(),
                        "--tls",
                        "self",
                        "--http-port",
                        "0")) {
            var pem = Path.of(running.until("our own certificate: "));
            var plain = running.until("sent to TLS: ");
            var address = running.until("ready: ");
            assertThat(address).startsWith("https://");
            var page = get(trusting(pem), address + "/sign-in");
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.headers().firstValue("Strict-Transport-Security"))
                    .hasValue("max-age=31536000");
            assertThat(page.headers().allValues("Set-Cookie"))
                    .anyMatch(cookie -> cookie.contains("opora_csrf") && cookie.contains("Secure"));
            assertThatThrownBy(() -> get(HttpClient.newHttpClient(), address + "/sign-in"))
                    .isInstanceOf(SSLHandshakeException.class);
            var sent = get(trusting(pem), plain + "/sign-in?next=%2Forders");
            assertThat(sent.statusCode()).isEqualTo(308);
            assertThat(sent.headers().firstValue("Location"))
                    .hasValue(address + "/sign-in?next=%2Forders");
        }
    }

    @Test
    void keepsItsCertificateWhereOnlyItsOwnerReadsIt() throws Exception {
        var first = SelfSigned.in(dir, "127.0.0.1");
        var again = SelfSigned.in(dir, "127.0.0.1");
        assertThat(again.fingerprint())
                .isEqualTo(first.fingerprint())
                .matches("([0-9A-F]{2}:){31}..");
        assertThat(Files.getPosixFilePermissions(first.store().getParent()))
                .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void aPlainRequestIsSentToTheNameItUsed() throws Exception {
        try (var door = PlainDoor.open("127.0.0.1", 0, 443)) {
            var plain = "http://localhost:" + door.port();
            var sent = get(HttpClient.newHttpClient(), plain + "/a?b=c");
            assertThat(sent.headers().firstValue("Location")).hasValue("https://localhost/a?b=c");
        }
    }

    private static HttpResponse<String> get(HttpClient client, String address)
            throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString());
    }

    private static HttpClient trusting(Path pem) throws Exception {
        var known = KeyStore.getInstance(KeyStore.getDefaultType());
        known.load(null, null);
        try (var file = Files.newInputStream(pem)) {
            var certificate = CertificateFactory.getInstance("X.509").generateCertificate(file);
            known.setCertificateEntry("opora", certificate);
        }
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(known);
        var context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return HttpClient.newBuilder().sslContext(context).build();
    }
}
