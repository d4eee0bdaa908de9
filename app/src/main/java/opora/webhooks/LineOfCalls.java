package opora.webhooks;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import opora.backbone.Database;
import opora.shell.MasterKey;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The endpoints that this process calls at the moment. A claim runs out, so that what a dead
/// process held is taken up by another.
@Component
class LineOfCalls {
    private static final Duration CLAIM = Duration.ofMinutes(2);

    private final JdbcClient db;
    private final Database database;
    private final WebhooksSettings settings;
    private final MasterKey master;
    private final String me = UUID.randomUUID().toString();

    LineOfCalls(JdbcClient db, Database database, WebhooksSettings settings, MasterKey master) {
        this.master = master;
        this.db = db;
        this.database = database;
        this.settings = settings;
    }

    /// @param secret what calls are signed with, sealed
    record Claimed(
            long id,
            String name,
            String url,
            byte[] secret,
            long takenNumber,
            int attempts,
            @Nullable Instant failingSince) {}

    /// What calls to it are signed with.
    byte[] secret(Claimed endpoint) {
        return master.open(endpoint.secret(), WebhooksContext.SECRET);
    }

    List<Claimed> claim(int most) {
        var sql =
                """
                update webhooks.endpoints e set claimed_by = :me, claimed_until = now() + :seconds * interval '1 second'
                from (
                    select id from webhooks.endpoints
                    where paused_at is null and last_number > taken_number and next_at <= now()
                        and (claimed_until is null or claimed_until < now())
                    order by next_at limit :most for update skip locked) due
                where e.id = due.id
                returning e.id, name, url, secret, taken_number, attempts, failing_since
                """;
        return db.sql(sql)
                .param("me", me)
                .param("seconds", CLAIM.toSeconds())
                .param("most", most)
                .query(Claimed.class)
                .list();
    }

    /// They took it. Answers false when the endpoint is no longer ours to call.
    boolean taken(Claimed endpoint, long number) {
        var sql =
                """
                with mine as (
                    update webhooks.endpoints
                    set taken_number = :number, attempts = 0, failing_since = null, reason = null,
                        claimed_until = now() + :seconds * interval '1 second'
                    where id = :id and claimed_by = :me and paused_at is null returning id)
                update webhooks.calls c set taken_at = now() from mine where c.endpoint_id = mine.id and c.number = :number
                """;
        return db.sql(sql)
                        .param("number", number)
                        .param("seconds", CLAIM.toSeconds())
                        .param("id", endpoint.id())
                        .param("me", me)
                        .update()
                == 1;
    }

    /// They did not. After long failure the endpoint is paused, and that is told.
    void failed(Claimed endpoint, String reason, Instant now) {
        var since = endpoint.failingSince() == null ? now : endpoint.failingSince();
        var pause = now.isAfter(since.plus(settings.giveUp()));
        var sql =
                """
                update webhooks.endpoints
                set attempts = attempts + 1, failing_since = coalesce(failing_since, now()), reason = :reason,
                    next_at = now() + :wait * interval '1 millisecond', claimed_by = null, claimed_until = null,
                    paused_at = case when :pause then now() else paused_at end
                where id = :id and claimed_by = :me and paused_at is null
                """;
        database.transact(
                WebhooksContext.NAME,
                _ -> {
                    var mine =
                            db.sql(sql)
                                            .param("reason", reason)
                                            .param("wait", wait(endpoint.attempts()).toMillis())
                                            .param("pause", pause)
                                            .param("id", endpoint.id())
                                            .param("me", me)
                                            .update()
                                    == 1;
                    if (mine && pause) {
                        database.publish(
                                new WebhookPaused(
                                        "webhook-" + endpoint.id(), endpoint.name(), reason, now));
                    }
                    return mine;
                });
    }

    void release(Claimed endpoint) {
        var sql =
                """
                update webhooks.endpoints set claimed_by = null, claimed_until = null where id = ? and claimed_by = ?
                """;
        db.sql(sql).params(endpoint.id(), me).update();
    }

    /// From a second on, doubling.
    private Duration wait(int attempts) {
        var wait = Duration.ofSeconds(1L << Math.min(attempts, 20));
        return wait.compareTo(settings.longest()) > 0 ? settings.longest() : wait;
    }

    /// Drops what nobody can ask for any more; what was not taken yet stays.
    void forget() {
        var sql =
                """
                delete from webhooks.calls c using webhooks.endpoints e
                where e.id = c.endpoint_id and c.number <= e.taken_number
                    and c.kept_at < now() - :seconds * interval '1 second'
                """;
        db.sql(sql).param("seconds", settings.keep().toSeconds()).update();
    }
}
