package opora.journal;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// Makes seals. Without it nobody can make one that fits.
final class ChainKey {
    private final SecretKeySpec key;

    ChainKey(byte[] bytes) {
        this.key = new SecretKeySpec(bytes, "HmacSHA256");
    }

    /// The seal of an entry: of all it says, of its place, and of the seal before it.
    byte[] seal(byte[] previous, long position, Entry entry) {
        return mac(
                out -> {
                    out.writeLong(position);
                    out.write(previous);
                    out.writeLong(entry.at().toEpochMilli());
                    write(out, entry.who());
                    write(out, entry.behind());
                    write(out, entry.action());
                    write(out, entry.subject());
                    write(out, entry.before());
                    write(out, entry.after());
                    write(out, entry.origin());
                    write(out, entry.client());
                    write(out, entry.request());
                    write(out, entry.correlation());
                });
    }

    byte[] seal(ChainEnds ends) {
        return mac(
                out -> {
                    out.writeLong(ends.firstPosition());
                    out.write(ends.beforeFirst());
                    out.writeLong(ends.lastPosition());
                    out.write(ends.lastSeal());
                });
    }

    private byte[] mac(Content content) {
        try {
            var bytes = new ByteArrayOutputStream();
            content.write(new DataOutputStream(bytes));
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(bytes.toByteArray());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// With its length, so that no sign can move from one part to the next.
    private static void write(DataOutputStream out, @Nullable String text) throws IOException {
        var bytes = text == null ? null : text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes == null ? -1 : bytes.length);
        if (bytes != null) {
            out.write(bytes);
        }
    }

    private interface Content {
        void write(DataOutputStream out) throws IOException;
    }
}
