package opora.mailroom;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import opora.backbone.Database;
import opora.shell.Deed;
import opora.shell.Flaw;
import opora.shell.Journal;
import opora.shell.Sent;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What people do with mails that did not become anything by themselves.
@Component
public class ByHand {
    private static final int LONGEST_SUBJECT = 200;
    private static final int LONGEST_TEXT = 8_000;
    private static final Pattern EMAIL =
            Pattern.compile("[^\\s@<>,;\"]{1,64}@[^\\s@<>,;\"]{1,190}");

    private final JdbcClient db;
    private final Database database;
    private final JudgeMail judge;
    private final WriteWishes wishes;
    private final HandleMails handle;
    private final Journal journal;

    ByHand(
            JdbcClient db,
            Database database,
            JudgeMail judge,
            WriteWishes wishes,
            HandleMails handle,
            Journal journal) {
        this.db = db;
        this.database = database;
        this.judge = judge;
        this.wishes = wishes;
        this.handle = handle;
        this.journal = journal;
    }

    /// What somebody typed to make a ticket of a mail.
    public record Draft(
            @Sent(value = "anna@example.org", needed = false) @Nullable String email,
            @Sent(value = "Anna Petrova", needed = false) @Nullable String name,
            @Sent(value = "The router restarts", needed = false) @Nullable String subject,
            @Sent(value = "Every hour.", needed = false) @Nullable String text) {
        /// What is not said in it is said by another one.
        Draft over(Draft other) {
            return new Draft(
                    email == null ? other.email : email,
                    name == null ? other.name : name,
                    subject == null ? other.subject : subject,
                    text == null ? other.text : text);
        }

        public String emailTyped() {
            return typed(email);
        }

        public String nameTyped() {
            return typed(name);
        }

        public String subjectTyped() {
            return typed(subject);
        }

        public String textTyped() {
            return typed(text);
        }

        static String typed(@Nullable String text) {
            return text == null ? "" : Words.clean(text).strip();
        }

        List<Flaw> flaws() {
            var flaws = new ArrayList<Flaw>();
            if (!EMAIL.matcher(typed(email)).matches()) {
                flaws.add(Flaw.of("email", "mailroom.flaw.email"));
            }
            if (typed(subject).isEmpty() || typed(subject).length() > LONGEST_SUBJECT) {
                flaws.add(Flaw.of("subject", "mailroom.flaw.subject", LONGEST_SUBJECT));
            }
            if (typed(text).isEmpty() || typed(text).length() > LONGEST_TEXT) {
                flaws.add(Flaw.of("text", "mailroom.flaw.text", LONGEST_TEXT));
            }
            return flaws;
        }
    }

    /// Handles it once more. False when there is nothing left to handle.
    boolean retry(long id, String by) {
        var sql =
                """
                update mailroom.mails m
                set fate = 'WAITING', attempts = 0, next_at = now(), reason = null, detail = '', released = true,
                    handled_by = :by
                where id = :id and fate not in ('WAITING', 'TICKET', 'REPLY', 'DUPLICATE')
                    and exists (select from mailroom.raws r where r.mail_id = m.id)
                """;
        return database.transact(
                MailroomContext.NAME,
                _ -> {
                    var mine = db.sql(sql).param("by", by).param("id", id).update() == 1;
                    if (mine) {
                        journal.tell(Deed.of("mailroom.mail.retried", "mail-" + id));
                        database.afterCommit(handle::ring);
                    }
                    return mine;
                });
    }

    /// Throws it away; as it came it stays until its time is over.
    boolean drop(long id, String by) {
        var sql =
                """
                update mailroom.mails set fate = 'DROPPED', handled_by = :by, handled_at = now()
                where id = :id and fate in ('TROUBLED', 'HELD')
                """;
        return database.transact(
                MailroomContext.NAME,
                _ -> {
                    var mine = db.sql(sql).param("by", by).param("id", id).update() == 1;
                    if (mine) {
                        journal.tell(Deed.of("mailroom.mail.dropped", "mail-" + id));
                    }
                    return mine;
                });
    }

    /// Lets everything pass that was held for this sender's sake; answers how many.
    int release(String sender, String by) {
        var sql =
                """
                update mailroom.mails
                set fate = 'WAITING', attempts = 0, next_at = now(), reason = null, released = true, handled_by = ?
                where sender = ? and fate = 'HELD'
                """;
        return database.transact(
                MailroomContext.NAME,
                _ -> {
                    var some = db.sql(sql).params(by, sender).update();
                    journal.tell(Deed.of("mailroom.sender.released", sender).to("mails", some));
                    database.afterCommit(handle::ring);
                    return some;
                });
    }

    /// False when it is a ticket or a reply already. One whose name belongs to another mail becomes
    /// a ticket of its own.
    boolean ticket(long id, Draft draft, String by) {
        return database.transact(
                MailroomContext.NAME,
                _ -> {
                    var mail = hold(id);
                    var name = mail == null ? null : acceptedAs(mail);
                    if (mail == null || name == null) {
                        return false;
                    }
                    make(mail, name, draft, by);
                    return true;
                });
    }

    private void make(Waiting mail, String name, Draft draft, String by) {
        var email = draft.emailTyped().toLowerCase(Locale.ROOT);
        var subject = draft.subjectTyped();
        var wish =
                wishes.ask(
                        mail.from(email, draft.nameTyped()),
                        WriteWishes.requestId(name),
                        subject,
                        draft.textTyped(),
                        wishes.filesOf(mail));
        judge.handled(mail.id(), Fate.TICKET, wish, null);
        db.sql("update mailroom.mails set handled_by = ? where id = ?")
                .params(by, mail.id())
                .update();
        journal.tell(
                Deed.of("mailroom.mail.made.ticket", "mail-" + mail.id()).to("subject", subject));
    }

    private @Nullable String acceptedAs(Waiting mail) {
        var own = mail.messageId() + "#" + HexFormat.of().formatHex(mail.digest());
        return Stream.of(mail.messageId(), own)
                .filter(name -> accept(mail, name))
                .findFirst()
                .orElse(null);
    }

    private @Nullable Waiting hold(long id) {
        var sql =
                """
                select m.id, box_id, message_id, digest, way, envelope, recipient, sender, sender_name, subject,
                    received_at, released, content
                from mailroom.mails m join mailroom.raws r on r.mail_id = m.id
                where m.id = ? and fate not in ('WAITING', 'TICKET', 'REPLY') for update of m
                """;
        return db.sql(sql).param(id).query(Waiting.class).optional().orElse(null);
    }

    private boolean accept(Waiting mail, String name) {
        var sql =
                """
                insert into mailroom.accepted (name, message_id, digest, mail_id, request_id, addresses)
                values (?, ?, ?, ?, ?, array[?]) on conflict (name) do nothing
                """;
        return db.sql(sql)
                        .params(
                                name,
                                mail.messageId(),
                                mail.digest(),
                                mail.id(),
                                WriteWishes.requestId(name),
                                mail.sender())
                        .update()
                == 1;
    }
}
