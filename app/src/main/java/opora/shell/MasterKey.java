package opora.shell;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import opora.Settings;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/// Seals what must not be read from a stolen database. It lies beside the data in a file that only
/// its owner may read, or comes from the environment where there is a vault for such things. Only
/// processes that seal or open something have one.
@Component
@Lazy
public class MasterKey {
    private static final int BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKeySpec key;
    private final SecureRandom random = new SecureRandom();

    @org.springframework.beans.factory.annotation.Autowired
    MasterKey(Settings settings) {
        this(System.getenv("OPORA_MASTER_KEY"), settings.data());
    }

    public MasterKey(@Nullable String given, Path data) {
        var encoded = given != null ? given : kept(data.resolve("master.key"));
        var bytes = Base64.getDecoder().decode(encoded.strip());
        if (bytes.length != BYTES) {
            throw new IllegalStateException("the master key must be " + BYTES + " bytes in base64");
        }
        this.key = new SecretKeySpec(bytes, "AES");
    }

    /// @param purpose bound to the sealed bytes: they open for nothing else
    public byte[] seal(byte[] plain, String purpose) {
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        var sealed = run(Cipher.ENCRYPT_MODE, nonce, plain, purpose);
        return ByteBuffer.allocate(NONCE_BYTES + sealed.length).put(nonce).put(sealed).array();
    }

    public byte[] open(byte[] sealed, String purpose) {
        var buffer = ByteBuffer.wrap(sealed);
        var nonce = new byte[NONCE_BYTES];
        buffer.get(nonce);
        var rest = new byte[buffer.remaining()];
        buffer.get(rest);
        return run(Cipher.DECRYPT_MODE, nonce, rest, purpose);
    }

    /// A secret that all processes with this key agree on without telling each other.
    public byte[] derive(String purpose) {
        try {
            var mac = javax.crypto.Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getEncoded(), "HmacSHA256"));
            return mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] run(int mode, byte[] nonce, byte[] input, String purpose) {
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

    private static String kept(Path file) {
        try {
            if (!Files.exists(file)) {
                make(file);
            }
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep the master key in " + file, e);
        }
    }

    /// Written aside and linked into place: of two processes that start at once, one wins, and
    /// nobody reads half a key.
    private static void make(Path file) throws IOException {
        var folder = Files.createDirectories(file.toAbsolutePath().getParent());
        var owner =
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        var aside = Files.createTempFile(folder, "master", ".key", owner);
        var fresh = new byte[BYTES];
        new SecureRandom().nextBytes(fresh);
        Files.writeString(aside, Base64.getEncoder().encodeToString(fresh) + "\n");
        try {
            Files.createLink(file, aside);
        } catch (FileAlreadyExistsException e) {
            // the other one was faster
        } finally {
            Files.delete(aside);
        }
    }
}
