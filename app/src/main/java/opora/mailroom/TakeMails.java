package opora.mailroom;

import java.util.List;
import opora.backbone.Database;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Writes mails down as they came. Once this returns they are ours, whatever crashes; what comes
/// again is known again.
@Component
class TakeMails {
    private static final int LONGEST = 300;

    private final Database database;
    private final JdbcClient db;
    private final HandleMails handle;

    TakeMails(Database database, JdbcClient db, HandleMails handle) {
        this.database = database;
        this.db = db;
        this.handle = handle;
    }

    void take(List<Arrival> arrivals) {
        take(arrivals, () -> {});
    }

    /// @param note what else is to be written in the same transaction
    void take(List<Arrival> arrivals, Runnable note) {
        database.transact(
                MailroomContext.NAME,
                _ -> {
                    arrivals.forEach(this::write);
                    note.run();
                    database.afterCommit(handle::ring);
                    return arrivals;
                });
    }

    private record Written(long id, boolean fresh) {}

    private void write(Arrival arrival) {
        var sql =
                """
                insert into mailroom.mails (box_id, message_id, digest, way, bytes, envelope, recipient, sender, sender_name,
                    subject, fate, reason)
                values (:box, :name, :digest, :way, :bytes, :envelope, :recipient, :sender, :senderName, :subject,
                    case when :whole then 'WAITING' else 'TROUBLED' end, case when not :whole then 'large' end)
                on conflict (box_id, message_id, digest) do update set seen = mails.seen + 1, seen_at = now()
                returning id, xmax = 0 as fresh
                """;
        var raw = arrival.raw();
        var head = MailHead.of(raw);
        var sender = Address.of(head.first("from"));
        var written =
                db.sql(sql)
                        .param("box", arrival.box())
                        .param("name", head.messageId(raw))
                        .param("digest", head.digest(raw))
                        .param("way", arrival.way().name())
                        .param("bytes", raw.length)
                        .param("envelope", Words.cut(Words.oneLine(arrival.envelope()), LONGEST))
                        .param("recipient", Words.cut(Words.oneLine(arrival.recipient()), LONGEST))
                        .param("sender", sender.email())
                        .param("senderName", sender.name())
                        .param(
                                "subject",
                                Words.cut(EncodedWords.decoded(head.first("subject")), LONGEST))
                        .param("whole", arrival.whole())
                        .query(Written.class)
                        .single();
        if (written.fresh()) {
            db.sql("insert into mailroom.raws (mail_id, content) values (?, ?)")
                    .params(written.id(), raw)
                    .update();
        }
    }
}
