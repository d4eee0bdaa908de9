package opora.notifications;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.interfaces.ECPublicKey;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import opora.Visitor;

/// A browser that takes push messages, with keys of its own.
class PushBrowser {
    private final KeyPair browser = PushKeys.fresh();
    private final byte[] secret = new byte[16];

    Visitor.Answer subscribe(Visitor person, String endpoint) {
        var code = Base64.getUrlEncoder().withoutPadding();
        return person.post(
                "/push/devices",
                "{\"endpoint\":\"%s\",\"expirationTime\":null,\"keys\":{\"p256dh\":\"%s\",\"auth\":\"%s\"}}"
                        .formatted(
                                endpoint,
                                code.encodeToString(
                                        PushKeys.raw((ECPublicKey) browser.getPublic())),
                                code.encodeToString(secret)));
    }

    String open(byte[] message) throws Exception {
        var buffer = ByteBuffer.wrap(message);
        var salt = new byte[16];
        buffer.get(salt).getInt();
        var sender = new byte[buffer.get()];
        buffer.get(sender);
        var sealed = new byte[buffer.remaining()];
        buffer.get(sealed);
        var agreement = KeyAgreement.getInstance("ECDH");
        agreement.init(browser.getPrivate());
        agreement.doPhase(PushKeys.read(sender), true);
        var own = PushKeys.raw((ECPublicKey) browser.getPublic());
        var keys = PushMessage.Keys.of(agreement.generateSecret(), secret, own, sender, salt);
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
                Cipher.DECRYPT_MODE,
                new SecretKeySpec(keys.key(), "AES"),
                new GCMParameterSpec(128, keys.nonce()));
        return new String(cipher.doFinal(sealed), StandardCharsets.UTF_8);
    }
}
