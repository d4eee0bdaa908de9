package opora.mailroom;

import java.nio.charset.StandardCharsets;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import opora.backbone.Database;
import opora.shell.MasterKey;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Whose turn it is to be looked into, and how far that has come.
@Component
class LooksIntoBoxes {
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final JdbcClient db;
    private final Database database;
    private final Boxes boxes;
    private final MasterKey master;
    private final MailroomSettings settings;

    LooksIntoBoxes(
            JdbcClient db,
            Database database,
            Boxes boxes,
            MasterKey master,
            MailroomSettings settings) {
        this.db = db;
        this.database = database;
        this.boxes = boxes;
        this.master = master;
        this.settings = settings;
    }

    /// A box that is ours to look into.
    record Due(Box box, byte @Nullable [] password, @Nullable Long validity, long last) {
        /// Where the folder is emptied, everything in it is new. Where the server numbered it anew,
        /// too.
        long lastUid(long current) {
            var same = validity != null && validity == current;
            return same && box.afterwards() == Box.Afterwards.LEAVE ? last : 0;
        }
    }

    private record Claimed(
            long id, byte @Nullable [] password, @Nullable Long validity, long lastUid) {}

    List<Due> claim() {
        var sql =
                """
                update mailroom.boxes b set claimed_until = now() + make_interval(secs => :claim)
                from (
                    select id from mailroom.boxes
                    where active and way = 'IMAP' and next_at <= now()
                        and (claimed_until is null or claimed_until < now())
                    order by next_at limit 20 for update skip locked) due
                where b.id = due.id
                returning b.id, b.password, b.validity, b.last_uid
                """;
        return db.sql(sql).param("claim", claimSeconds()).query(Claimed.class).list().stream()
                .map(
                        one ->
                                new Due(
                                        boxes.find(one.id()).orElseThrow(),
                                        one.password(),
                                        one.validity(),
                                        one.lastUid()))
                .toList();
    }

    private double claimSeconds() {
        return 2 * settings.claim().toMillis() / 1_000.0;
    }

    String password(Due due) {
        var sealed = due.password();
        return sealed == null
                ? ""
                : new String(master.open(sealed, MailroomContext.PASSWORD), StandardCharsets.UTF_8);
    }

    /// Numbers of mails that could not be had: those to try again now, and the others.
    record Missed(List<Long> due, Set<Long> later) {}

    private record MissedRow(long uid, boolean due) {}

    Missed missed(long box, long validity) {
        var sql =
                """
                select uid, next_at <= now() as due from mailroom.missed where box_id = ? and validity = ?
                """;
        var rows = db.sql(sql).params(box, validity).query(MissedRow.class).list();
        return new Missed(
                rows.stream().filter(MissedRow::due).map(MissedRow::uid).toList(),
                rows.stream()
                        .filter(row -> !row.due())
                        .map(MissedRow::uid)
                        .collect(Collectors.toSet()));
    }

    /// With doubling pauses, up to some hours.
    void miss(long box, long validity, long uid, Why why) {
        var sql =
                """
                insert into mailroom.missed (box_id, validity, uid, reason, next_at)
                values (?, ?, ?, ?, now() + interval '1 minute')
                on conflict (box_id, validity, uid) do update
                set tries = missed.tries + 1, reason = excluded.reason,
                    next_at = now() + least(missed.tries, 200) * interval '1 minute'
                """;
        db.sql(sql).params(box, validity, uid, why.detail()).update();
    }

    /// It stays where it is for ever.
    void leave(long box, long validity, long uid) {
        var sql =
                """
                insert into mailroom.missed (box_id, validity, uid, reason, next_at)
                values (?, ?, ?, 'large', 'infinity') on conflict do nothing
                """;
        db.sql(sql).params(box, validity, uid).update();
    }

    /// Inside the transaction that keeps the mails.
    void took(long box, long validity, List<Long> uids) {
        var sql =
                """
                update mailroom.boxes
                set last_uid = case when validity = :validity then greatest(last_uid, :last) else :last end,
                    validity = :validity, fetched_at = now(), claimed_until = now() + make_interval(secs => :claim)
                where id = :id
                """;
        db.sql(sql)
                .param("validity", validity)
                .param("last", uids.stream().mapToLong(Long::longValue).max().orElse(0))
                .param("claim", claimSeconds())
                .param("id", box)
                .update();
        db.sql(
                        """
                        delete from mailroom.missed
                        where box_id = :box and validity = :validity and uid = any(:uids) and next_at < 'infinity'
                        """)
                .param("box", box)
                .param("validity", validity)
                .param("uids", uids.toArray(Long[]::new), Types.ARRAY)
                .update();
    }

    void well(Box box) {
        var sql =
                """
                update mailroom.boxes
                set looked_at = now(), next_at = now() + make_interval(secs => :pause), failing_since = null,
                    reason = null, detail = '', told = false, claimed_until = null
                where id = :id and version = :version
                """;
        db.sql(sql)
                .param("pause", settings.pause().toMillis() / 1_000.0)
                .param("id", box.id())
                .param("version", box.version())
                .update();
    }

    /// The longer it fails, the longer are the pauses; staff hears of it once.
    void failed(Box box, Why why) {
        var now = Instant.now();
        var since = Objects.requireNonNullElse(box.failingSince(), now);
        var failing = Duration.between(since, now);
        var pause = failing.compareTo(settings.pause()) < 0 ? settings.pause() : failing;
        var wait = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
        var tell = why.lasting() || failing.compareTo(PATIENCE) > 0;
        var sql =
                """
                update mailroom.boxes b
                set looked_at = now(), next_at = now() + make_interval(secs => :wait), reason = :reason, detail = :detail,
                    failing_since = coalesce(b.failing_since, now()), claimed_until = null, told = b.told or :tell
                from mailroom.boxes old
                where b.id = :id and b.version = :version and old.id = b.id
                returning :tell and not old.told
                """;
        database.transact(
                MailroomContext.NAME,
                _ -> {
                    var fresh =
                            db.sql(sql)
                                    .param("wait", wait.toMillis() / 1_000.0)
                                    .param("reason", why.reason())
                                    .param("detail", why.detail())
                                    .param("tell", tell)
                                    .param("id", box.id())
                                    .param("version", box.version())
                                    .query(Boolean.class)
                                    .optional();
                    if (fresh.orElse(false)) {
                        database.publish(
                                new MailboxFailed(
                                        "mailbox-" + box.id(),
                                        box.address(),
                                        why.reason(),
                                        why.detail(),
                                        now));
                    }
                    return box;
                });
    }

    void release(Box box) {
        db.sql("update mailroom.boxes set claimed_until = null where id = ?")
                .param(box.id())
                .update();
    }
}
