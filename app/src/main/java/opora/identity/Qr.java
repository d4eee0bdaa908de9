package opora.identity;

import io.nayuki.qrcodegen.QrCode;

/// A picture that a phone reads, as the path of an SVG.
///
/// @param size in modules, the quiet zone included
public record Qr(int size, String path) {
    private static final int QUIET = 4;

    static Qr of(String text) {
        var code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
        var path = new StringBuilder();
        for (int y = 0; y < code.size; y++) {
            for (int x = 0; x < code.size; x++) {
                if (code.getModule(x, y)) {
                    path.append('M').append(x + QUIET).append(',').append(y + QUIET);
                    path.append("h1v1h-1z");
                }
            }
        }
        return new Qr(code.size + 2 * QUIET, path.toString());
    }
}
