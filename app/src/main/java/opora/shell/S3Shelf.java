package opora.shell;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.TreeMap;

/// A store with the API of S3, of which three calls are enough. The bucket stands in the path, as
/// every such store takes it.
final class S3Shelf implements Shelf {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String NOTHING = sum(new byte[0]);

    private final FileSettings.S3 settings;
    private final S3Signature signature;
    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(10))
                    .build();

    S3Shelf(FileSettings.S3 settings) {
        this.settings = settings;
        this.signature = new S3Signature(settings.region(), settings.key(), settings.secret());
    }

    @Override
    public void put(String id, Path bytes) throws IOException {
        var request = request("PUT", id, sum(bytes)).PUT(BodyPublishers.ofFile(bytes)).build();
        expect(send(request), 200);
    }

    @Override
    public Optional<byte[]> get(String id) throws IOException {
        var answer = send(request("GET", id, NOTHING).GET().build());
        if (answer.statusCode() == 404) {
            return Optional.empty();
        }
        expect(answer, 200);
        return Optional.of(answer.body());
    }

    @Override
    public void remove(String id) throws IOException {
        var answer = send(request("DELETE", id, NOTHING).DELETE().build());
        if (answer.statusCode() != 404) {
            expect(answer, 200, 204);
        }
    }

    private HttpRequest.Builder request(String method, String id, String sum) {
        var base = settings.endpoint().toString().replaceAll("/+$", "");
        var address = URI.create(base + "/" + settings.bucket() + "/" + id);
        var headers = new TreeMap<String, String>();
        headers.put("x-amz-content-sha256", sum);
        var request = HttpRequest.newBuilder(address).timeout(PATIENCE);
        signature.sign(method, address, headers, Instant.now()).forEach(request::header);
        return request;
    }

    private HttpResponse<byte[]> send(HttpRequest request) throws IOException {
        try {
            return http.send(request, BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted at the file store", e);
        }
    }

    private static void expect(HttpResponse<byte[]> answer, int... statuses) throws IOException {
        for (var status : statuses) {
            if (answer.statusCode() == status) {
                return;
            }
        }
        var said = new String(answer.body(), StandardCharsets.UTF_8);
        throw new IOException(
                "the file store answered "
                        + answer.statusCode()
                        + ": "
                        + said.substring(0, Math.min(300, said.length())));
    }

    private static String sum(Path bytes) throws IOException {
        try (InputStream in = Files.newInputStream(bytes)) {
            var digest = MessageDigest.getInstance("SHA-256");
            var piece = new byte[8192];
            for (var read = in.read(piece); read >= 0; read = in.read(piece)) {
                digest.update(piece, 0, read);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String sum(byte[] bytes) {
        return S3Signature.sum(bytes);
    }
}
