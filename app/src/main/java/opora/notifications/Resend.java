package opora.notifications;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import opora.backbone.Database;
import opora.shell.Deed;
import opora.shell.Journal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Staff sends something once more: as a delivery of its own, so that what became of the first one
/// stays written.
@Component
class Resend {
    private final JdbcClient db;
    private final Database database;
    private final CourierBell bell;
    private final BellEntries entries;
    private final Journal journal;

    Resend(
            JdbcClient db,
            Database database,
            CourierBell bell,
            BellEntries entries,
            Journal journal) {
        this.db = db;
        this.database = database;
        this.bell = bell;
        this.entries = entries;
        this.journal = journal;
    }

    /// The new delivery's position; none when there is nothing to send any more, or the first one
    /// is still on its way.
    Optional<Long> again(long position, String by) {
        return database.transact(
                NotificationsContext.NAME,
                _ -> {
                    var id = UUID.randomUUID().toString();
                    var fresh = copy(position, id, by);
                    fresh.ifPresent(_ -> tell(position, id, by));
                    return fresh;
                });
    }

    private Optional<Long> copy(long position, String id, String by) {
        var sql =
                """
                insert into notifications.deliveries (id, request_id, username, type, recipient, language, subject, content,
                    scheduled_at, next_at, correlation, causation, trace, channel, kind, about, state, finished_at)
                select :id, request_id, username, type, recipient, language, subject, content, now(), now(), correlation,
                    causation, trace, channel, kind,
                    coalesce(about, '{}') || jsonb_build_object('resentBy', :by::text, 'resentOf', id),
                    case channel when 'bell' then 'sent' else 'waiting' end, case channel when 'bell' then now() end
                from notifications.deliveries
                where position = :position and finished_at is not null and subject <> ''
                returning position
                """;
        return db.sql(sql)
                .param("id", id)
                .param("by", by)
                .param("position", position)
                .query(Long.class)
                .optional();
    }

    private void tell(long position, String id, String by) {
        var row =
                db.sql(
                                "select username, channel, kind, subject, content from notifications.deliveries where position = ?")
                        .param(position)
                        .query(Sent.class)
                        .single();
        if (row.channel().equals("bell")) {
            entries.add(id, row.username(), row.kind(), row.subject(), row.content());
        }
        journal.tell(Deed.of("notifications.delivery.resent", row.username()).to("delivery", id));
        database.publish(new DeliveryResent(id, row.username(), by, Instant.now()));
        database.afterCommit(bell::ring);
    }

    record Sent(String username, String channel, String kind, String subject, String content) {}
}
