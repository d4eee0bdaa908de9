package opora.tickets;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/// The name of a customer without an account. It is made of the mail address, so that what is said
/// of them can be sealed, and forgotten, like everybody else's.
final class Guest {
    private static final String BEFORE = "guest-";
    private static final int SIGNS = 24;

    private Guest() {}

    static String of(String email) {
        try {
            var plain = email.strip().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
            var hash = MessageDigest.getInstance("SHA-256").digest(plain);
            return BEFORE + HexFormat.of().formatHex(hash).substring(0, SIGNS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static boolean is(String customer) {
        return customer.startsWith(BEFORE);
    }
}
