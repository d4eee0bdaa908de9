package opora.notifications;

import static java.sql.Types.ARRAY;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.UUID;
import opora.backbone.Database;
import opora.backbone.Outgoing;
import opora.notifications.NotificationRequested.Channel;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The letters that this process has taken out of the common line. Several processes share the line
/// of a channel; a claim runs out, so that what a dead process held is taken up by another.
@Component
class LettersInHand {
    private static final int OF_EACH = 20;
    private static final int AT_ONCE = 400;
    private static final Duration KEYS_ARE_LATE = Duration.ofMinutes(10);

    private final Database database;
    private final JdbcClient db;
    private final NotificationsSettings settings;
    private final String me = UUID.randomUUID().toString();

    LettersInHand(Database database, JdbcClient db, NotificationsSettings settings) {
        this.database = database;
        this.db = db;
        this.settings = settings;
    }

    /// Takes what is due at the head of these people's lines. A look costs about the same, however
    /// long the lines are.
    List<Letter> claim(List<String> people, Channel channel) {
        var sql =
                """
                with head as (
                    select position, bool_and(free) over in_line as free, row_number() over in_line as place
                    from unnest(:people) as line(username) cross join lateral (
                        select username, position,
                            next_at <= now() and (claimed_until is null or claimed_until < now()) as free
                        from notifications.deliveries
                        where username = line.username and channel = :channel and state in ('waiting', 'sending')
                            and scheduled_at <= now()
                        order by position limit :each) d
                    window in_line as (partition by d.username order by position)),
                due as (
                    select d.position from head join notifications.deliveries d using (position)
                    where head.free and d.state in ('waiting', 'sending') and d.next_at <= now()
                        and (d.claimed_until is null or d.claimed_until < now())
                    order by head.place, d.position limit :most for update of d skip locked)
                update notifications.deliveries d
                set claimed_by = :me, claimed_until = now() + :seconds * interval '1 second',
                    doubts = doubts + case when state = 'sending' then 1 else 0 end, state = 'waiting'
                from due where d.position = due.position
                returning d.position, id, request_id, username, type, language, subject, content, attempts, doubts,
                    created_at, correlation, causation, trace, kind, channel, about ->> 'thread' as thread,
                    about ->> 'files' as files,
                    case when kind is null then recipient when username like '%@%' then username
                        else coalesce((
                            select case d.channel when 'text' then phone else email end from notifications.people p
                            where p.username = d.username),
                            case d.channel when 'email' then coalesce(about ->> 'to', (
                                -- somebody without an account, of whom an earlier letter said it
                                select e.about ->> 'to' from notifications.deliveries e
                                where e.username = d.username and e.about ->> 'to' is not null
                                order by e.position desc limit 1)) end, '')
                        end as recipient
                """;
        var claimed =
                database.transact(
                        NotificationsContext.NAME,
                        connection ->
                                db
                                        .sql(sql)
                                        .param("people", people.toArray(String[]::new), ARRAY)
                                        .param("each", OF_EACH)
                                        .param("most", AT_ONCE)
                                        .param("channel", channel.wire())
                                        .param("me", me)
                                        .param("seconds", settings.claim().toSeconds())
                                        .query(Letter.class)
                                        .list()
                                        .stream()
                                        .map(this::opened)
                                        .sorted(Comparator.comparing(Letter::position))
                                        .toList());
        return inTurns(claimed);
    }

    /// Everybody's first letter, then everybody's second: whoever is slow to take them delays all,
    /// but those who wait for one only do not wait for the twentieth of another.
    private static List<Letter> inTurns(List<Letter> letters) {
        var seen = new HashMap<String, Integer>();
        var turns = new TreeMap<Integer, List<Letter>>();
        for (var letter : letters) {
            var turn = seen.merge(letter.username(), 1, Integer::sum);
            turns.computeIfAbsent(turn, _ -> new ArrayList<>()).add(letter);
        }
        return turns.values().stream().flatMap(List::stream).toList();
    }

    /// What an event said of others is open in the letter only.
    private Letter opened(Letter letter) {
        var keys = database.personKeys();
        var files = letter.files();
        return letter.with(keys.reveal(letter.subject(), ""), keys.reveal(letter.content(), ""))
                .carrying(files == null ? null : keys.revealJson(files));
    }

    /// Whether words in it cannot be read yet: the key of whom they are about is on its way. What
    /// is no key's work looks the same for ever, so it is not waited for long.
    boolean unreadable(Letter letter) {
        return Instant.now().isBefore(letter.createdAt().plus(KEYS_ARE_LATE))
                && database.personKeys().waits(letter.words());
    }

    /// Notes what became of one letter and that the next one is now being sent, in one commit.
    /// Answers false when the next one cannot be: another process holds it, since our claim ran
    /// out, or an earlier one of the same line still waits.
    boolean turn(@Nullable Attempt done, @Nullable Letter next) {
        return database.transact(
                NotificationsContext.NAME,
                connection -> {
                    if (done != null) {
                        note(done.letter(), done.fate());
                    }
                    if (next == null || begin(next)) {
                        return next != null;
                    }
                    release(List.of(next));
                    return false;
                });
    }

    record Attempt(Letter letter, Fate fate) {}

    /// Not before those who come earlier in the person's line: one of them may have to be tried
    /// again.
    private boolean begin(Letter letter) {
        var sql =
                """
                update notifications.deliveries d
                set state = 'sending', claimed_until = now() + :seconds * interval '1 second'
                where position = :position and claimed_by = :me and state = 'waiting'
                    and not exists (
                        select from notifications.deliveries earlier
                        where earlier.username = d.username and earlier.channel = d.channel
                            and earlier.position < d.position and earlier.state in ('waiting', 'sending')
                            and earlier.scheduled_at <= now())
                """;
        return db.sql(sql)
                        .param("seconds", settings.claim().toSeconds())
                        .param("position", letter.position())
                        .param("me", me)
                        .update()
                == 1;
    }

    private void note(Letter letter, Fate fate) {
        switch (fate) {
            case Fate.Sent sent -> end(letter, "sent", null);
            case Fate.Ended ended ->
                    end(letter, ended.state().name().toLowerCase(Locale.ROOT), ended.reason());
            case Fate.Again again -> again(letter, again);
        }
    }

    private void end(Letter letter, String state, @Nullable String reason) {
        var sql =
                """
                update notifications.deliveries
                set state = :state, reason = :reason, finished_at = now(), claimed_by = null, claimed_until = null
                where position = :position and claimed_by = :me
                """;
        var mine =
                db.sql(sql)
                                .param("state", state)
                                .param("reason", reason)
                                .param("position", letter.position())
                                .param("me", me)
                                .update()
                        == 1;
        if (mine) {
            database.publish(
                    new Outgoing(
                            news(letter, reason),
                            letter.correlation(),
                            letter.causation(),
                            letter.trace()));
        }
    }

    private static NotificationSent news(Letter letter, @Nullable String reason) {
        return new NotificationSent(
                letter.id(),
                letter.requestId(),
                letter.username(),
                NotificationType.valueOf(letter.type()),
                letter.channel(),
                reason == null,
                reason,
                Instant.now());
    }

    private void again(Letter letter, Fate.Again again) {
        var sql =
                """
                update notifications.deliveries
                set state = 'waiting', reason = :reason, attempts = attempts + :tried, doubts = doubts + :doubts,
                    next_at = now() + :pause * interval '1 millisecond', claimed_by = null, claimed_until = null
                where position = :position and claimed_by = :me
                """;
        db.sql(sql)
                .param("reason", again.reason())
                .param("tried", again.counts() ? 1 : 0)
                .param("doubts", again.doubtful() ? 1 : 0)
                .param("pause", again.pause().toMillis())
                .param("position", letter.position())
                .param("me", me)
                .update();
    }

    /// Gives letters back that were not touched.
    void release(List<Letter> letters) {
        var sql =
                """
                update notifications.deliveries set claimed_by = null, claimed_until = null
                where position = any(:positions) and claimed_by = :me and state = 'waiting'
                """;
        var positions = letters.stream().mapToLong(Letter::position).toArray();
        db.sql(sql).param("positions", positions, ARRAY).param("me", me).update();
    }

    /// Drops letters that ended long ago; they hold addresses and words that are nobody's business
    /// any more.
    int forget() {
        var sql =
                """
                delete from notifications.deliveries where finished_at < now() - :days * interval '1 day'
                """;
        db.sql("delete from notifications.bell where at < now() - :days * interval '1 day'")
                .param("days", settings.keep().toDays())
                .update();
        return db.sql(sql).param("days", settings.keep().toDays()).update();
    }
}
