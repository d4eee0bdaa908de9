package opora.shell;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Signs requests to S3 (AWS signature version 4), for paths of plain signs and without a query.
record S3Signature(String region, String key, String secret) {
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final String ALGORITHM = "AWS4-HMAC-SHA256";

    /// @param headers in small letters, with `x-amz-content-sha256` among them
    /// @return what the request has to carry; `Host` goes by itself
    Map<String, String> sign(
            String method, URI address, SortedMap<String, String> headers, Instant now) {
        var moment = MOMENT.format(now);
        var all = new TreeMap<>(headers);
        all.put("host", host(address));
        all.put("x-amz-date", moment);
        var names = String.join(";", all.keySet());
        var lines =
                all.entrySet().stream()
                        .map(header -> header.getKey() + ":" + header.getValue().strip() + "\n")
                        .collect(Collectors.joining());
        var request =
                String.join(
                        "\n",
                        method,
                        address.getRawPath(),
                        "",
                        lines,
                        names,
                        all.get("x-amz-content-sha256"));
        var scope = moment.substring(0, 8) + "/" + region + "/s3/aws4_request";
        var text = String.join("\n", ALGORITHM, moment, scope, sum(bytes(request)));
        var told = new LinkedHashMap<String, String>(all);
        told.remove("host");
        told.put(
                "Authorization",
                "%s Credential=%s/%s,SignedHeaders=%s,Signature=%s"
                        .formatted(ALGORITHM, key, scope, names, signature(scope, text)));
        return told;
    }

    private String signature(String scope, String text) {
        var derived = bytes("AWS4" + secret);
        for (var part : scope.split("/")) {
            derived = hmac(derived, part);
        }
        return HexFormat.of().formatHex(hmac(derived, text));
    }

    private static String host(URI address) {
        return address.getPort() < 0
                ? address.getHost()
                : address.getHost() + ":" + address.getPort();
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(bytes(text));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static String sum(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
