package opora.mailroom;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimePart;
import jakarta.mail.internet.ParseException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;

/// Reads what a mail says: its words and its files, out of whatever parts it has. What programs
/// write wrongly is read as well as it can be; only what nobody could make sense of throws.
final class ReadMail {
    private static final int DEEPEST = 20;
    private static final int MOST_PARTS = 500;
    private static final Session SESSION = Session.getInstance(new Properties());

    private final List<Enclosure> files = new ArrayList<>();
    private int parts;

    private ReadMail() {}

    /// @param text all words, the quoted ones among them
    /// @param own what is new of them
    /// @param folded the rest: quoted history and signature
    record Content(String text, String own, String folded, List<Enclosure> files) {}

    static Content of(byte[] raw) throws MessagingException, IOException {
        var reading = new ReadMail();
        var message = new MimeMessage(SESSION, new ByteArrayInputStream(raw));
        var text = Words.tidy(reading.read(message, 0).best());
        var split = Quotes.split(text);
        return new Content(text, split.own(), split.folded(), List.copyOf(reading.files));
    }

    /// The words of a part, in the one or the other form.
    private record Said(String plain, String html) {
        static final Said NOTHING = new Said("", "");

        String best() {
            return plain.isBlank() ? HtmlText.of(html) : plain;
        }

        Said and(Said other) {
            if (best().isBlank()) {
                return other;
            }
            return other.best().isBlank() ? this : new Said(best() + "\n\n" + other.best(), "");
        }
    }

    private Said read(MimePart part, int depth) throws MessagingException, IOException {
        if (++parts > MOST_PARTS || depth > DEEPEST) {
            throw new MessagingException("more parts than any mail needs");
        }
        var type = type(part);
        if (type.getPrimaryType().equalsIgnoreCase("multipart")) {
            return several(part, type, depth);
        }
        var name = name(part, type);
        var isText =
                type.match("text/plain")
                        || type.match("text/html")
                        || type.match("message/*")
                                && name.isEmpty()
                                && !type.match("message/rfc822");
        if (!isText || isAttached(part, name)) {
            files.add(new Enclosure(named(name, type), kind(type), bytes(part)));
            return Said.NOTHING;
        }
        var charset = Objects.requireNonNullElse(type.getParameter("charset"), "");
        var text = Charsets.text(bytes(part), charset);
        return type.match("text/html")
                ? new Said("", text)
                : new Said(Flowed.joined(Words.clean(text), type), "");
    }

    private Said several(MimePart part, ContentType type, int depth)
            throws MessagingException, IOException {
        MimeMultipart multipart;
        int count;
        try {
            multipart = new MimeMultipart(part.getDataHandler().getDataSource());
            count = multipart.getCount();
        } catch (MessagingException e) {
            // its parts cannot be told apart: then all of it is read as words
            return new Said(Charsets.text(raw(part), ""), "");
        }
        var alternative = type.match("multipart/alternative");
        var said = Said.NOTHING;
        for (int i = 0; i < count; i++) {
            var next = read((MimeBodyPart) multipart.getBodyPart(i), depth + 1);
            said = alternative ? either(said, next) : said.and(next);
        }
        return said;
    }

    private static Said either(Said one, Said other) {
        return new Said(
                one.plain().isBlank() ? other.plain() : one.plain(),
                one.html().isBlank() ? other.html() : one.html());
    }

    private static boolean isAttached(MimePart part, String name) throws MessagingException {
        var disposition =
                Objects.requireNonNullElse(part.getHeader("Content-Disposition", null), "");
        return disposition.strip().toLowerCase(Locale.ROOT).startsWith("attachment")
                || !name.isEmpty();
    }

    private static ContentType type(MimePart part) throws MessagingException {
        var said = part.getHeader("Content-Type", null);
        if (said != null) {
            for (var some : List.of(said, said.replaceFirst(";.*(?s)$", ""))) {
                try {
                    return new ContentType(some);
                } catch (ParseException e) {
                    // without its parameters, then
                }
            }
        }
        return new ContentType("text", "plain", null);
    }

    private static String kind(ContentType type) {
        return Words.cut(Words.oneLine(type.getBaseType().toLowerCase(Locale.ROOT)), 100);
    }

    private static String name(MimePart part, ContentType type) throws MessagingException {
        return FileName.of(part.getHeader("Content-Disposition", null), type);
    }

    private static String named(String name, ContentType type) {
        return name.isEmpty() ? FileName.invented(type) : name;
    }

    private static byte[] bytes(MimePart part) throws MessagingException, IOException {
        var encoding =
                Objects.requireNonNullElse(part.getHeader("Content-Transfer-Encoding", null), "");
        var raw = raw(part);
        return switch (encoding.strip().toLowerCase(Locale.ROOT)) {
            case "base64" -> EncodedWords.base64(raw);
            case "quoted-printable" -> QuotedPrintable.decoded(raw);
            default -> raw;
        };
    }

    private static byte[] raw(MimePart part) throws MessagingException, IOException {
        try (InputStream in =
                part instanceof MimeMessage message
                        ? message.getRawInputStream()
                        : ((MimeBodyPart) part).getRawInputStream()) {
            return in.readAllBytes();
        }
    }
}
