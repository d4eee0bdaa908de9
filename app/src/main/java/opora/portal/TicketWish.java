package opora.portal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import opora.shell.Sent;
import opora.shell.UploadedFile;
import org.jspecify.annotations.Nullable;

/// A ticket that somebody wants, as it came in: anything may be missing or absurd; [WishCheck]
/// tells.
///
/// @param kind `INCIDENT` or `REQUEST`
/// @param wishedAt an instant
/// @param impact `LOW`, `MEDIUM` or `HIGH`, as is the urgency
/// @param fields custom ones, by name
/// @param files the receipts of uploads
record TicketWish(
        @Sent(value = "INCIDENT", needed = false) @Nullable String kind,
        @Sent("The router restarts every hour") @Nullable String subject,
        @Sent(value = "Since this morning.", needed = false) @Nullable String text,
        @Sent(value = "Router R2", needed = false) @Nullable String product,
        @Sent(value = "Tverskaya 1, Moscow", needed = false) @Nullable String address,
        @Sent(value = "+7 900 123-45-67", needed = false) @Nullable String phone,
        @Sent(value = "2027-01-15T09:00:00Z", needed = false) @Nullable String wishedAt,
        @Sent(value = "LOW", needed = false) @Nullable String impact,
        @Sent(value = "MEDIUM", needed = false) @Nullable String urgency,
        @Sent(value = "{}", needed = false) @Nullable Map<String, String> fields,
        @Sent(value = "[]", needed = false) @Nullable List<String> files) {
    static final String FIELD = "fields.";

    /// By the fields' names; what is missing is as usual.
    Map<String, String> words() {
        var words = new LinkedHashMap<String, String>();
        words.put("kind", word(kind, "INCIDENT"));
        words.put("subject", word(subject, ""));
        words.put("text", word(text, ""));
        words.put("product", word(product, ""));
        words.put("address", word(address, ""));
        words.put("phone", word(phone, ""));
        words.put("wishedAt", word(wishedAt, ""));
        words.put("impact", word(impact, "LOW"));
        words.put("urgency", word(urgency, "MEDIUM"));
        new TreeMap<>(Objects.requireNonNullElse(fields, Map.of()))
                .forEach((name, value) -> words.put(FIELD + name, word(value, "")));
        return words;
    }

    private static String word(@Nullable String given, String usual) {
        return given == null ? usual : given.strip();
    }

    /// The same for the same words, however they were written.
    static UUID fingerprint(Map<String, String> words, List<UploadedFile> files) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            var text = new StringBuilder(new TreeMap<>(words).toString());
            files.forEach(file -> text.append(' ').append(file.sha256()));
            var written = text.toString().getBytes(StandardCharsets.UTF_8);
            var bytes = ByteBuffer.wrap(digest.digest(written));
            return new UUID(bytes.getLong(), bytes.getLong());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
