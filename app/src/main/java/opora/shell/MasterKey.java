package opora.shell;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import opora.Settings;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/// Seals what must not be read from a stolen database. It lies beside the data in a file that only
/// its owner may read, or comes from the environment where there is a vault for such things. After
/// a rotation there are several: the first one seals, all of them open.
@Component
@Lazy
public class MasterKey {
    static final int BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final List<SecretKeySpec> keys;
    private final SecureRandom random = new SecureRandom();

    @org.springframework.beans.factory.annotation.Autowired
    MasterKey(Settings settings) {
        this(System.getenv("OPORA_MASTER_KEY"), settings.data());
    }

    /// @param given the keys in base64, the newest first, with commas between
    public MasterKey(@Nullable String given, Path data) {
        this(given != null ? List.of(given.split(",")) : MasterKeyFile.in(data).keys());
    }

    private MasterKey(List<String> encoded) {
        this.keys = encoded.stream().map(MasterKey::key).toList();
    }

    private MasterKey(SecretKeySpec only) {
        this.keys = List.of(only);
    }

    private static SecretKeySpec key(String encoded) {
        var bytes = Base64.getDecoder().decode(encoded.strip());
        if (bytes.length != BYTES) {
            throw new IllegalStateException("the master key must be " + BYTES + " bytes in base64");
        }
        return new SecretKeySpec(bytes, "AES");
    }

    /// The one that seals, alone.
    public MasterKey newest() {
        return new MasterKey(keys.getFirst());
    }

    /// @param purpose bound to the sealed bytes: they open for nothing else
    public byte[] seal(byte[] plain, String purpose) {
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        var sealed = run(Cipher.ENCRYPT_MODE, keys.getFirst(), nonce, plain, purpose);
        return ByteBuffer.allocate(NONCE_BYTES + sealed.length).put(nonce).put(sealed).array();
    }

    public byte[] open(byte[] sealed, String purpose) {
        var buffer = ByteBuffer.wrap(sealed);
        var nonce = new byte[NONCE_BYTES];
        buffer.get(nonce);
        var rest = new byte[buffer.remaining()];
        buffer.get(rest);
        for (var key : keys.subList(0, keys.size() - 1)) {
            try {
                return run(Cipher.DECRYPT_MODE, key, nonce, rest, purpose);
            } catch (IllegalStateException e) {
                // an older one, then
            }
        }
        return run(Cipher.DECRYPT_MODE, keys.getLast(), nonce, rest, purpose);
    }

    public boolean opens(byte[] sealed, String purpose) {
        try {
            open(sealed, purpose);
            return true;
        } catch (IllegalStateException e) {
            return false;
        }
    }

    /// A secret that all processes with this key agree on without telling each other.
    public byte[] derive(String purpose) {
        try {
            var mac = javax.crypto.Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(keys.getFirst().getEncoded(), "HmacSHA256"));
            return mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] run(
            int mode, SecretKeySpec key, byte[] nonce, byte[] input, String purpose) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(purpose.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "cannot open what is sealed: is this the master key of this data?", e);
        }
    }
}
