package opora.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.net.URI;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/// Against a store that speaks S3 and checks signatures, such as S3Proxy; runs where one is named,
/// such as with `-Dopora.s3=http://127.0.0.1:8333`, with a bucket `opora`, the key `opora` and the
/// secret `opora-secret`.
@EnabledIfSystemProperty(named = "opora.s3", matches = "http.+")
class S3ShelfTest {
    private static FileSettings.S3 settings(String secret) {
        var endpoint = URI.create(System.getProperty("opora.s3", ""));
        return new FileSettings.S3(endpoint, "opora", "us-east-1", "opora", secret);
    }

    @Test
    void keepsFilesOnceAndLetsThemGo() {
        var store = new FileStore(settings("opora-secret"));
        var id = UUID.randomUUID().toString();
        var bytes = new byte[300_000];
        bytes[17] = 42;
        assertThat(store.read(id)).isEmpty();
        store.keep(id, bytes);
        store.keep(id, bytes);
        assertThat(new FileStore(settings("opora-secret")).read(id)).hasValue(bytes);
        store.delete(id);
        store.delete(id);
        assertThat(store.read(id)).isEmpty();
    }

    @Test
    void saysWhenTheStoreRefuses() {
        var store = new FileStore(settings("wrong"));
        assertThatThrownBy(() -> store.keep("file-0001", new byte[] {1}))
                .isInstanceOf(UncheckedIOException.class)
                .hasStackTraceContaining("403");
    }
}
