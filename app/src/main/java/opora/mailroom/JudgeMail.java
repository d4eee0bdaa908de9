package opora.mailroom;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.time.Instant;
import opora.backbone.Database;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Decides what becomes of a mail, and writes it down together with the wish that goes to the desk:
/// both are kept, or neither.
@Component
class JudgeMail {
    private static final String SELECT =
            """
            select m.id, box_id, message_id, digest, way, envelope, recipient, sender, sender_name, subject, received_at,
                released, content
            from mailroom.mails m join mailroom.raws r on r.mail_id = m.id
            where m.id = ? and fate = 'WAITING'
            """;

    private final JdbcClient db;
    private final Database database;
    private final Boxes boxes;
    private final Threads threads;
    private final WriteWishes wishes;
    private final MailroomSettings settings;

    JudgeMail(
            JdbcClient db,
            Database database,
            Boxes boxes,
            Threads threads,
            WriteWishes wishes,
            MailroomSettings settings) {
        this.db = db;
        this.database = database;
        this.boxes = boxes;
        this.threads = threads;
        this.wishes = wishes;
        this.settings = settings;
    }

    void handle(long id) throws MessagingException, IOException {
        var mail = db.sql(SELECT).param(id).query(Waiting.class).optional();
        if (mail.isEmpty()) {
            return;
        }
        var head = MailHead.of(mail.get().content());
        var machine =
                Machine.of(
                        head,
                        Box.Way.valueOf(mail.get().way()),
                        mail.get().envelope(),
                        mail.get().sender(),
                        boxes::ours);
        if (machine.isPresent()) {
            inTransaction(() -> put(id, machine.get().fate(), "sign", machine.get().sign()));
            return;
        }
        var read = wishes.read(mail.get());
        inTransaction(() -> judge(mail.get(), head, read));
    }

    private void inTransaction(Runnable act) {
        database.transact(
                MailroomContext.NAME,
                _ -> {
                    act.run();
                    return true;
                });
    }

    private void judge(Waiting mail, MailHead head, WriteWishes.Read read) {
        if (!hold(mail.id()) || isKnown(mail)) {
            return;
        }
        var thread = threads.of(head, mail.recipient(), mail.sender());
        var lately = mail.released() ? 0 : lately(mail.sender());
        switch (Verdict.of(mail, thread, lately, Instant.now(), settings)) {
            case Verdict.Ticket() -> accept(mail, head, read, null);
            case Verdict.Reply(var ticket) -> accept(mail, head, read, ticket);
            case Verdict.Put(var fate, var reason) -> put(mail.id(), fate, reason, "");
            case Verdict.Later() -> later(mail.id());
        }
    }

    private boolean hold(long id) {
        return db.sql("select id from mailroom.mails where id = ? and fate = 'WAITING' for update")
                .param(id)
                .query(Long.class)
                .optional()
                .isPresent();
    }

    private record Same(long mailId, byte[] digest) {}

    /// Whether a mail of this name became something already. Where that one said something else,
    /// nobody but a person can tell which is which.
    private boolean isKnown(Waiting mail) {
        var sql =
                "select mail_id, digest from mailroom.accepted where message_id = ? order by mail_id";
        var same = db.sql(sql).param(mail.messageId()).query(Same.class).list();
        if (same.isEmpty()) {
            return false;
        }
        var twin =
                same.stream()
                        .filter(one -> java.util.Arrays.equals(one.digest(), mail.digest()))
                        .findFirst();
        if (twin.isPresent()) {
            put(mail.id(), Fate.DUPLICATE, "twin", Long.toString(twin.get().mailId()));
        } else {
            put(mail.id(), Fate.TROUBLED, "name", Long.toString(same.getFirst().mailId()));
        }
        return true;
    }

    private int lately(String sender) {
        var sql =
                """
                select count(*) from mailroom.mails
                where sender = ? and fate in ('TICKET', 'REPLY') and handled_at > now() - interval '1 hour'
                """;
        return db.sql(sql).param(sender).query(Integer.class).single();
    }

    /// @param ticket the one it answers to; null where it becomes one
    private void accept(
            Waiting mail, MailHead head, WriteWishes.Read read, @Nullable String ticket) {
        var sql =
                """
                insert into mailroom.accepted (name, message_id, digest, mail_id, request_id, ticket, addresses)
                values (:name, :name, :digest, :mail, :request, :ticket, :addresses) on conflict (name) do nothing
                """;
        var request = WriteWishes.requestId(mail.messageId());
        var mine =
                db.sql(sql)
                        .param("name", mail.messageId())
                        .param("digest", mail.digest())
                        .param("mail", mail.id())
                        .param("request", request)
                        .param("ticket", ticket, java.sql.Types.VARCHAR)
                        .param("addresses", addresses(mail, head))
                        .update();
        if (mine == 0) { // another process has just accepted its twin
            later(mail.id());
            return;
        }
        var wish = wishes.publish(mail, read, request, ticket);
        handled(mail.id(), ticket == null ? Fate.TICKET : Fate.REPLY, wish, ticket);
    }

    private String[] addresses(Waiting mail, MailHead head) {
        var all = new java.util.TreeSet<String>();
        all.add(mail.sender());
        for (var field : java.util.List.of("to", "cc", "reply-to")) {
            all.addAll(Address.all(head.fields().getOrDefault(field, java.util.List.of())));
        }
        all.removeIf(boxes::ours);
        return all.stream().limit(100).toArray(String[]::new);
    }

    void handled(long id, Fate fate, WriteWishes.Wish wish, @Nullable String ticket) {
        var sql =
                """
                update mailroom.mails
                set fate = :fate, reason = null, detail = '', request_id = :request, customer = :customer,
                    ticket = :ticket, handled_at = now(), claimed_until = null
                where id = :id
                """;
        db.sql(sql)
                .param("fate", fate.name())
                .param("request", wish.requestId())
                .param("customer", wish.customer())
                .param("ticket", ticket, java.sql.Types.VARCHAR)
                .param("id", id)
                .update();
    }

    /// It becomes neither a ticket nor a reply, at least not now.
    void put(long id, Fate fate, String reason, String detail) {
        var sql =
                """
                update mailroom.mails
                set fate = :fate, reason = :reason, detail = :detail, handled_at = now(), claimed_until = null
                where id = :id and fate = 'WAITING' returning box_id
                """;
        var box =
                db.sql(sql)
                        .param("fate", fate.name())
                        .param("reason", reason)
                        .param("detail", detail)
                        .param("id", id)
                        .query(Long.class)
                        .optional();
        if (box.isPresent() && (fate == Fate.TROUBLED || fate == Fate.HELD)) {
            var address = boxes.find(box.get()).map(Box::address).orElse("");
            database.publish(new MailTroubled("mail-" + id, address, reason, Instant.now()));
        }
    }

    /// Waiting for what others do costs no try.
    private void later(long id) {
        var sql =
                """
                update mailroom.mails
                set attempts = 0, claimed_until = null, next_at = now() + least(interval '30 seconds',
                    greatest(interval '300 milliseconds', (now() - received_at) / 4))
                where id = ?
                """;
        db.sql(sql).param(id).update();
    }
}
