package opora.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// The examples of the description of signature version 4.
class S3SignatureTest {
    private static final Instant DAY = Instant.parse("2013-05-24T00:00:00Z");
    private final S3Signature signature =
            new S3Signature(
                    "us-east-1",
                    "AKIAIOSFODNN7EXAMPLE",
                    "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY");

    @Test
    void signsWhatIsRead() {
        var headers =
                new TreeMap<>(
                        Map.of(
                                "range",
                                "bytes=0-9",
                                "x-amz-content-sha256",
                                S3Signature.sum(new byte[0])));
        assertThat(signed("GET", "https://examplebucket.s3.amazonaws.com/test.txt", headers))
                .endsWith(
                        "Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41");
    }

    @Test
    void signsWhatIsWritten() {
        var sum = "44ce7dd67c959e0d3524ffac1771dfbba87d2b6b4b4e99e42034a8b803f8b072";
        var headers = new TreeMap<String, String>();
        headers.put("date", "Fri, 24 May 2013 00:00:00 GMT");
        headers.put("x-amz-storage-class", "REDUCED_REDUNDANCY");
        headers.put("x-amz-content-sha256", sum);
        var address = "https://examplebucket.s3.amazonaws.com/test%24file.text";
        assertThat(signed("PUT", address, headers))
                .endsWith(
                        "Signature=98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd");
    }

    private String signed(String method, String address, TreeMap<String, String> headers) {
        return signature
                .sign(method, URI.create(address), headers, DAY)
                .getOrDefault("Authorization", "");
    }
}
