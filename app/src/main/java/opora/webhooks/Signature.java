package opora.webhooks;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// By which a receiver knows that a call comes from here and is fresh: HMAC-SHA-256 over the time,
/// the number and the body.
final class Signature {
    private Signature() {}

    static String of(byte[] secret, long seconds, long number, String body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            var signed = seconds + "." + number + "." + body;
            var sum = mac.doFinal(signed.getBytes(StandardCharsets.UTF_8));
            return "v1=" + HexFormat.of().formatHex(sum);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
