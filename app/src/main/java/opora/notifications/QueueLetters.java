package opora.notifications;

import static java.sql.Types.ARRAY;

import java.util.HashMap;
import java.util.List;
import java.util.Set;
import opora.backbone.Database;
import opora.backbone.Handles;
import opora.backbone.Incoming;
import opora.backbone.Rows;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Puts letters in line for the courier. Nothing is sent here: a mail server may be slow, and no
/// transaction waits for it.
@Component
class QueueLetters {
    private final JdbcClient db;
    private final Database database;
    private final CourierBell bell;
    private final QueueNotices notices;

    QueueLetters(JdbcClient db, Database database, CourierBell bell, QueueNotices notices) {
        this.db = db;
        this.database = database;
        this.bell = bell;
        this.notices = notices;
    }

    @Handles
    void on(List<Incoming<NotificationRequested>> asked) {
        notices.queue(asked.stream().filter(QueueLetters::hasKind).toList());
        queue(asked.stream().filter(one -> !hasKind(one)).toList());
        database.afterCommit(bell::ring);
    }

    private static boolean hasKind(Incoming<NotificationRequested> incoming) {
        return incoming.event().metadata().containsKey(NotificationRequested.KIND);
    }

    private void queue(List<Incoming<NotificationRequested>> letters) {
        if (letters.isEmpty()) {
            return;
        }
        var sql =
                """
                insert into notifications.deliveries (id, request_id, username, type, recipient, language, subject, content,
                    scheduled_at, next_at, correlation, causation, trace, about, state, finished_at)
                select id, request_id, n.username, type, recipient, language, subject, content, scheduled_at, scheduled_at,
                    correlation, causation, trace, about::jsonb,
                    case when declined then 'declined' else 'waiting' end, case when declined then now() end
                from unnest(:ids, :requests, :usernames, :types, :recipients, :languages, :subjects, :contents, :times,
                    :correlations, :causations, :traces, :abouts)
                    as n(id, request_id, username, type, recipient, language, subject, content, scheduled_at,
                        correlation, causation, trace, about)
                    cross join lateral (
                        select exists (
                            select from notifications.refusals r
                            where r.username = n.username and n.type <> 'OTHER' and r.kind = 'ORDERS' and r.channel = 'email') as declined) w
                on conflict (id) do nothing
                """;
        var events = Rows.of(letters, Incoming::event);
        var metas = Rows.of(letters, Incoming::meta);
        db.sql(sql)
                .param("ids", events.texts(NotificationRequested::notificationId), ARRAY)
                .param("requests", events.texts(NotificationRequested::requestId), ARRAY)
                .param("usernames", events.texts(NotificationRequested::username), ARRAY)
                .param("types", events.texts(letter -> letter.type().name()), ARRAY)
                .param("recipients", events.texts(QueueLetters::recipient), ARRAY)
                .param("languages", events.texts(QueueLetters::language), ARRAY)
                .param("subjects", events.texts(NotificationRequested::subject), ARRAY)
                .param("contents", events.texts(NotificationRequested::content), ARRAY)
                .param("times", events.times(NotificationRequested::scheduledAt), ARRAY)
                .param("correlations", metas.texts(meta -> meta.correlation()), ARRAY)
                .param("causations", metas.texts(meta -> meta.id()), ARRAY)
                .param("traces", metas.texts(meta -> meta.trace()), ARRAY)
                .param("abouts", events.texts(QueueLetters::about), ARRAY)
                .update();
    }

    /// Empty when whoever asked named no address; the courier then says so.
    private static String recipient(NotificationRequested letter) {
        return letter.metadata().getOrDefault(NotificationRequested.TO, "");
    }

    /// The ticket that answers find back to, and the files; null where there is neither.
    private static @Nullable String about(NotificationRequested letter) {
        var about = new HashMap<>(letter.metadata());
        about.keySet().retainAll(Set.of(NotificationRequested.THREAD, NotificationRequested.FILES));
        return about.isEmpty() ? null : JsonMapper.shared().writeValueAsString(about);
    }

    private static String language(NotificationRequested letter) {
        return letter.metadata().getOrDefault(NotificationRequested.LANGUAGE, "en");
    }
}
