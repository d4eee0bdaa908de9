package opora.mailroom;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One connection of a mail server that brings us mails. It hears 250 for a mail only after the
/// commit; when the database is away it is asked to come again.
final class SmtpTalk {
    private static final Logger log = LoggerFactory.getLogger(SmtpTalk.class);
    private static final int MOST_MISTAKES = 20;
    private static final Pattern PATH =
            Pattern.compile("(?:FROM|TO):\\s*<([^<>\\s]*)>(.*)", Pattern.CASE_INSENSITIVE);
    private static final Pattern SIZE =
            Pattern.compile("\\bSIZE=(\\d{1,18})\\b", Pattern.CASE_INSENSITIVE);
    private static final String LATER = "451 4.3.0 not now, please try again later";

    private final Boxes boxes;
    private final TakeMails mails;
    private final MailroomSettings settings;
    private final SmtpLines lines;
    private final OutputStream out;
    private final Map<Long, String> recipients = new LinkedHashMap<>();
    private @Nullable String sender;
    private int mistakes;

    SmtpTalk(Socket socket, Boxes boxes, TakeMails mails, MailroomSettings settings)
            throws IOException {
        this.boxes = boxes;
        this.mails = mails;
        this.settings = settings;
        socket.setSoTimeout(Math.toIntExact(settings.smtp().silence().toMillis()));
        socket.setTcpNoDelay(true);
        lines = new SmtpLines(new BufferedInputStream(socket.getInputStream(), 16_384));
        out = socket.getOutputStream();
    }

    void run() throws IOException {
        say("220 opora ESMTP");
        while (mistakes < MOST_MISTAKES) {
            var line = lines.command();
            var space = line.indexOf(' ');
            var verb = (space < 0 ? line : line.substring(0, space)).toUpperCase(Locale.ROOT);
            var rest = space < 0 ? "" : line.substring(space + 1).strip();
            switch (verb) {
                case "EHLO" -> greet();
                case "HELO" -> say(forgotten("250 opora"));
                case "MAIL" -> say(from(rest));
                case "RCPT" -> say(to(rest));
                case "DATA" -> say(data());
                case "RSET" -> say(forgotten("250 2.0.0 forgotten"));
                case "NOOP" -> say("250 2.0.0 still here");
                case "VRFY" -> say("252 2.5.0 send it and see");
                case "QUIT" -> {
                    say("221 2.0.0 goodbye");
                    return;
                }
                default -> say(mistake("500 5.5.2 not understood"));
            }
        }
        say("421 4.7.0 too many mistakes");
    }

    private void greet() throws IOException {
        forgotten("");
        say(
                "250-opora\r\n250-SIZE %d\r\n250-8BITMIME\r\n250-SMTPUTF8\r\n250-PIPELINING\r\n250 ENHANCEDSTATUSCODES"
                        .formatted(settings.largestBytes()));
    }

    private String from(String rest) {
        var path = PATH.matcher(rest);
        if (sender != null) {
            return mistake("503 5.5.1 one mail after the other");
        }
        if (!path.matches() || !rest.toUpperCase(Locale.ROOT).startsWith("FROM")) {
            return mistake("501 5.5.4 MAIL FROM:<address>");
        }
        var size = SIZE.matcher(path.group(2));
        if (size.find() && Long.parseLong(size.group(1)) > settings.largestBytes()) {
            return tooLarge();
        }
        sender = path.group(1);
        return "250 2.1.0 go on";
    }

    private String to(String rest) {
        var path = PATH.matcher(rest);
        if (sender == null) {
            return mistake("503 5.5.1 MAIL first");
        }
        if (!path.matches() || !rest.toUpperCase(Locale.ROOT).startsWith("TO")) {
            return mistake("501 5.5.4 RCPT TO:<address>");
        }
        if (recipients.size() >= settings.smtp().recipients()) {
            return "452 4.5.3 too many recipients";
        }
        try {
            var box = boxes.open(path.group(1));
            if (box.isEmpty()) {
                return mistake("550 5.1.1 nobody has this address here");
            }
            recipients.putIfAbsent(box.get().id(), path.group(1));
            return "250 2.1.5 go on";
        } catch (RuntimeException e) {
            log.warn("a mail must come again: {}", e.getMessage());
            return LATER;
        }
    }

    private String data() throws IOException {
        if (sender == null || recipients.isEmpty()) {
            return mistake("503 5.5.1 MAIL and RCPT first");
        }
        say("354 end it with a dot");
        var raw = lines.mail(settings.largestBytes());
        return forgotten(raw.map(this::taken).orElseGet(this::tooLarge));
    }

    private String taken(byte[] raw) {
        var from = sender == null ? "" : sender;
        try {
            mails.take(
                    recipients.entrySet().stream()
                            .map(
                                    to ->
                                            new Arrival(
                                                    to.getKey(),
                                                    Box.Way.SMTP,
                                                    from,
                                                    to.getValue(),
                                                    raw,
                                                    true))
                            .toList());
            return "250 2.0.0 it is ours";
        } catch (RuntimeException e) {
            log.warn("a mail must come again: {}", e.getMessage());
            return LATER;
        }
    }

    private String tooLarge() {
        return "552 5.3.4 at most %d bytes".formatted(settings.largestBytes());
    }

    private String mistake(String answer) {
        mistakes++;
        return answer;
    }

    private String forgotten(String answer) {
        sender = null;
        recipients.clear();
        return answer;
    }

    private void say(String answer) throws IOException {
        out.write((answer + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }
}
