package opora.mailroom;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.util.List;

/// What staff sees of a mail.
///
/// @param text what is new in it
/// @param folded the history below, and the signature
/// @param files the names of its files
/// @param raw its beginning as it came; empty when it is gone
public record MailSheet(MailRow mail, String text, String folded, List<String> files, String raw) {
    private static final int MOST_BYTES = 20_000;
    private static final int LONGEST = 7_500;

    static MailSheet of(MailRow mail, byte[] raw) {
        var begin = new byte[Math.min(raw.length, MOST_BYTES)];
        System.arraycopy(raw, 0, begin, 0, begin.length);
        var shown = Words.clean(Charsets.text(begin, ""));
        try {
            var content = ReadMail.of(raw);
            var files = content.files().stream().map(Enclosure::name).toList();
            return new MailSheet(mail, content.own(), content.folded(), files, shown);
        } catch (MessagingException | IOException | RuntimeException | StackOverflowError e) {
            return new MailSheet(mail, "", "", List.of(), shown);
        }
    }

    static MailSheet gone(MailRow mail) {
        return new MailSheet(mail, "", "", List.of(), "");
    }

    /// What a ticket made by hand begins with.
    public String begin() {
        var words = folded.isEmpty() ? text : text + "\n\n" + folded;
        var body = raw.replaceFirst("(?s)^.*?\\n\\n", "");
        return Words.cut(text.isEmpty() ? body : words, LONGEST);
    }
}
