package opora.shell;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/// A file that a page needs, under a name that changes with its content, so that browsers may keep
/// it for ever.
record Asset(String path, String type, byte[] plain, byte[] packed) {
    static Asset of(String name, String type, byte[] content) {
        var dot = name.lastIndexOf('.');
        var path = "/assets/" + name.substring(0, dot) + "." + hash(content) + name.substring(dot);
        return new Asset(path, type, content, pack(content));
    }

    /// Smaller than plain for text, pointless for pictures.
    boolean packs() {
        return packed.length < plain.length * 9 / 10;
    }

    private static String hash(byte[] content) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(content), 0, 5);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] pack(byte[] content) {
        var packed = new ByteArrayOutputStream(content.length / 4);
        try (var gzip = new BestGzip(packed)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    private static class BestGzip extends GZIPOutputStream {
        BestGzip(ByteArrayOutputStream out) throws IOException {
            super(out, 8192);
            def.setLevel(Deflater.BEST_COMPRESSION);
        }
    }
}
