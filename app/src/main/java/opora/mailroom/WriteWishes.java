package opora.mailroom;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import opora.backbone.Database;
import opora.backbone.Outgoing;
import opora.shell.Texts;
import opora.tickets.AttachedFile;
import opora.tickets.Channel;
import opora.tickets.Level;
import opora.tickets.MessageRequested;
import opora.tickets.TicketKind;
import opora.tickets.TicketRequested;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Writes to the desk what a mail says: as the wish for a ticket, or as something said on one.
@Component
class WriteWishes {
    private static final int LONGEST_TEXT = 50_000;
    private static final int LONGEST_SUBJECT = 200;
    private static final Pattern BEFORE =
            Pattern.compile(
                    "(?iu)^\\s*(?:(?:re|fwd?|aw|wg|tr|отв|ответ|пересл)(?:\\[\\d+])?\\s*:\\s*)+");
    private static final Pattern TAG = Pattern.compile("\\[#\\d+(?:-[A-Za-z2-7]{10})?]\\s*");

    private final Database database;
    private final Boxes boxes;
    private final People people;
    private final KeepFiles files;
    private final Texts texts;

    WriteWishes(Database database, Boxes boxes, People people, KeepFiles files, Texts texts) {
        this.database = database;
        this.boxes = boxes;
        this.people = people;
        this.files = files;
        this.texts = texts;
    }

    /// A mail's words, and its files where they are kept.
    record Read(ReadMail.Content content, KeepFiles.Kept kept, String language) {}

    /// What went to the desk.
    record Wish(String requestId, String customer) {}

    Read read(Waiting mail) throws MessagingException, IOException {
        var content = ReadMail.of(mail.content());
        var language = boxes.find(mail.boxId()).map(Box::language).orElse("ru");
        return new Read(content, files.keep(mail.messageId(), content.files()), language);
    }

    /// Its files, as far as they can be read.
    List<AttachedFile> filesOf(Waiting mail) {
        try {
            return read(mail).kept().files();
        } catch (MessagingException | IOException | RuntimeException | StackOverflowError e) {
            return List.of();
        }
    }

    /// The same for the same mail, wherever and whenever it is read.
    static String requestId(String name) {
        return UUID.nameUUIDFromBytes(("mail " + name).getBytes(StandardCharsets.UTF_8)).toString();
    }

    /// @param ticket the one it answers to; null where it becomes one
    Wish publish(Waiting mail, Read read, String request, @Nullable String ticket) {
        var content = read.content();
        var text = whole(read, ticket == null ? content.text() : content.own());
        return ticket == null
                ? ask(
                        mail,
                        request,
                        subject(mail.subject(), text, read.language()),
                        text,
                        read.kept().files())
                : say(mail, request, ticket, text, read.kept().files());
    }

    Wish ask(
            Waiting mail,
            String request,
            String subject,
            String text,
            List<AttachedFile> attached) {
        var customer = customer(mail.sender());
        var wish =
                new TicketRequested(
                        request,
                        Channel.MAIL,
                        customer,
                        mail.senderName(),
                        mail.sender(),
                        "",
                        TicketKind.INCIDENT,
                        subject,
                        text,
                        "",
                        "",
                        null,
                        Level.MEDIUM,
                        Level.MEDIUM,
                        List.of(),
                        Map.of(),
                        attached,
                        mail.messageId(),
                        now(),
                        "");
        database.publish(Outgoing.begins(wish, request));
        return new Wish(request, customer);
    }

    private Wish say(
            Waiting mail, String request, String ticket, String text, List<AttachedFile> attached) {
        var author = customer(mail.sender());
        var wish =
                new MessageRequested(
                        request,
                        ticket,
                        author,
                        mail.sender(),
                        Channel.MAIL,
                        text,
                        attached,
                        mail.messageId(),
                        now());
        database.publish(Outgoing.begins(wish, request));
        return new Wish(request, author);
    }

    private String customer(String sender) {
        return people.of(sender).orElseGet(() -> TicketRequested.guest(sender));
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }

    /// The words with what is to be said of files that were not kept.
    private String whole(Read read, String words) {
        var language = read.language();
        var all = new ArrayList<String>();
        if (words.length() > LONGEST_TEXT) {
            all.add(Words.cut(words, LONGEST_TEXT));
            all.add(texts.text(language, "mailroom.note.cut"));
        } else {
            all.add(words.isBlank() ? texts.text(language, "mailroom.note.empty") : words);
        }
        for (var leftOut : read.kept().leftOut()) {
            var why = texts.text(language, "mailroom.note." + leftOut.why());
            all.add(texts.text(language, "mailroom.note.refused", leftOut.name(), why));
        }
        return String.join("\n\n", all);
    }

    String subject(String written, String text, String language) {
        var plain = BEFORE.matcher(TAG.matcher(written).replaceAll("")).replaceFirst("").strip();
        var subject = plain.isEmpty() ? text.lines().findFirst().orElse("") : plain;
        return subject.isBlank()
                ? texts.text(language, "mailroom.note.subject")
                : Words.cut(subject, LONGEST_SUBJECT - 1);
    }
}
