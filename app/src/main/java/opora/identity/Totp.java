package opora.identity;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The codes of authenticator apps (RFC 6238, as all of them do it: SHA-1, six digits, a new one
/// every 30 seconds).
final class Totp {
    private static final int STEP_SECONDS = 30;
    private static final int CODES = 1_000_000;
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private Totp() {}

    static long stepAt(Instant now) {
        return now.getEpochSecond() / STEP_SECONDS;
    }

    static String code(byte[] secret, long step) {
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "HmacSHA1"));
            var hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
            var number = ByteBuffer.wrap(hash).getInt(hash[hash.length - 1] & 0xf) & 0x7fff_ffff;
            return String.format(Locale.ROOT, "%06d", number % CODES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The step that a code belongs to: this one, or its neighbours for clocks that differ, but
    /// none that was used.
    static OptionalLong step(byte[] secret, String typed, Instant now, long lastUsed) {
        var current = stepAt(now);
        for (var step = current - 1; step <= current + 1; step++) {
            if (step > lastUsed
                    && MessageDigest.isEqual(code(secret, step).getBytes(), typed.getBytes())) {
                return OptionalLong.of(step);
            }
        }
        return OptionalLong.empty();
    }

    /// As people type it into an app that cannot read the picture.
    static String base32(byte[] bytes) {
        var text = new StringBuilder();
        long bits = 0;
        int count = 0;
        for (var one : bytes) {
            bits = bits << 8 | one & 0xff;
            count += 8;
            while (count >= 5) {
                count -= 5;
                text.append(BASE32.charAt((int) (bits >> count & 31)));
            }
        }
        if (count > 0) {
            text.append(BASE32.charAt((int) (bits << 5 - count & 31)));
        }
        return text.toString();
    }
}
