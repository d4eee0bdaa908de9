package opora.backbone;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// A key that seals what is said of one person. What it has sealed names it: `{personal:id:…}`.
///
/// @param secret null once it is destroyed
record PersonKey(String id, String person, @Nullable SecretKeySpec secret) {
    static final int BYTES = 32;
    static final Pattern SEALED = Pattern.compile("\\{personal:([0-9a-f]{16}):([A-Za-z0-9_-]+)}");

    private static final String BEGINNING = "{personal:";
    private static final int ID_BYTES = 8;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Base64.Encoder TO_TEXT = Base64.getUrlEncoder().withoutPadding();

    static PersonKey of(String id, String person, byte @Nullable [] secret) {
        return new PersonKey(id, person, secret == null ? null : new SecretKeySpec(secret, "AES"));
    }

    static String freshId() {
        return HexFormat.of().formatHex(random(ID_BYTES));
    }

    static byte[] random(int count) {
        var bytes = new byte[count];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    static boolean isSealed(String text) {
        return text.startsWith(BEGINNING);
    }

    /// Nothing is left to say of somebody whose key is destroyed.
    String seal(String text) {
        if (secret == null) {
            return "";
        }
        var nonce = random(NONCE_BYTES);
        var sealed = run(Cipher.ENCRYPT_MODE, secret, nonce, text.getBytes(StandardCharsets.UTF_8));
        var both = ByteBuffer.allocate(NONCE_BYTES + sealed.length).put(nonce).put(sealed);
        return BEGINNING + id + ":" + TO_TEXT.encodeToString(both.array()) + "}";
    }

    /// @param instead the answer when the key is destroyed
    String open(String sealed, String instead) {
        if (secret == null) {
            return instead;
        }
        var bytes = Base64.getUrlDecoder().decode(sealed);
        var nonce = java.util.Arrays.copyOf(bytes, NONCE_BYTES);
        var rest = java.util.Arrays.copyOfRange(bytes, NONCE_BYTES, bytes.length);
        return new String(run(Cipher.DECRYPT_MODE, secret, nonce, rest), StandardCharsets.UTF_8);
    }

    private byte[] run(int mode, SecretKeySpec key, byte[] nonce, byte[] input) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(id.getBytes(StandardCharsets.US_ASCII));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the key " + id + " does not fit", e);
        }
    }

    /// Never prints the secret.
    @Override
    public String toString() {
        return "PersonKey[" + id + " of " + person + "]";
    }
}
