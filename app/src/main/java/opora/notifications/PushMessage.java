package opora.notifications;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.KeyAgreement;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Words for a browser, so that nobody on the way reads them: RFC 8291, with the content coding of
/// RFC 8188 in one record.
final class PushMessage {
    /// Push services take no more than 4096 bytes, of which coding and padding take some.
    static final int LONGEST_BYTES = 3_000;

    private static final int RECORD_BYTES = 4096;
    private static final int SALT_BYTES = 16;

    private PushMessage() {}

    /// @param browser its public key, as it told when it subscribed
    /// @param secret what it told with it
    static byte[] encrypt(byte[] words, byte[] browser, byte[] secret)
            throws GeneralSecurityException {
        var salt = new byte[SALT_BYTES];
        new SecureRandom().nextBytes(salt);
        return encrypt(words, browser, secret, PushKeys.fresh(), salt);
    }

    static byte[] encrypt(byte[] words, byte[] browser, byte[] secret, KeyPair ours, byte[] salt)
            throws GeneralSecurityException {
        var sender = PushKeys.raw((ECPublicKey) ours.getPublic());
        var keys = Keys.of(shared(ours, browser), secret, browser, sender, salt);
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
                Cipher.ENCRYPT_MODE,
                new SecretKeySpec(keys.key(), "AES"),
                new GCMParameterSpec(128, keys.nonce()));
        var padded = Arrays.copyOf(words, words.length + 1);
        padded[words.length] = 2; // the last record
        var head =
                ByteBuffer.allocate(SALT_BYTES + 5 + sender.length)
                        .put(salt)
                        .putInt(RECORD_BYTES)
                        .put((byte) sender.length)
                        .put(sender)
                        .array();
        return concat(head, cipher.doFinal(padded));
    }

    private static byte[] shared(KeyPair ours, byte[] browser) throws GeneralSecurityException {
        var agreement = KeyAgreement.getInstance("ECDH");
        agreement.init(ours.getPrivate());
        agreement.doPhase(PushKeys.read(browser), true);
        return agreement.generateSecret();
    }

    /// What both sides find by themselves.
    record Keys(byte[] key, byte[] nonce) {
        static Keys of(byte[] shared, byte[] secret, byte[] browser, byte[] sender, byte[] salt)
                throws GeneralSecurityException {
            var info = concat(text("WebPush: info\0"), browser, sender);
            var material = derive(secret, shared, info, 32);
            return new Keys(
                    derive(salt, material, text("Content-Encoding: aes128gcm\0"), 16),
                    derive(salt, material, text("Content-Encoding: nonce\0"), 12));
        }
    }

    private static byte[] derive(byte[] salt, byte[] material, byte[] info, int length)
            throws GeneralSecurityException {
        var parameters =
                HKDFParameterSpec.ofExtract()
                        .addSalt(salt)
                        .addIKM(material)
                        .thenExpand(info, length);
        return KDF.getInstance("HKDF-SHA256").deriveData(parameters);
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] concat(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (var part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
