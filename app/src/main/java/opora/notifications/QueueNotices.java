package opora.notifications;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import opora.backbone.Incoming;
import opora.notifications.NotificationRequested.Channel;
import opora.notifications.NotificationRequested.Kind;
import opora.notifications.NotificationRequested.Timing;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Puts in line what says of what kind it is: there the person has a say in whether, how and when.
@Component
class QueueNotices {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient db;
    private final People people;
    private final BellEntries bell;
    private final NotificationsSettings settings;

    QueueNotices(JdbcClient db, People people, BellEntries bell, NotificationsSettings settings) {
        this.db = db;
        this.people = people;
        this.bell = bell;
        this.settings = settings;
    }

    void queue(List<Incoming<NotificationRequested>> notices) {
        notices.forEach(this::queue);
    }

    private void queue(Incoming<NotificationRequested> incoming) {
        var notice = incoming.event();
        var person = people.of(notice.username());
        var channel = channel(notice);
        var plan = plan(notice, person, channel);
        if (insert(incoming, channel, person, plan) && plan.state().equals("sent")) {
            bell.add(
                    notice.notificationId(),
                    notice.username(),
                    kind(notice).name(),
                    person.named(notice.subject()),
                    person.named(notice.content()));
        }
    }

    private Plan plan(NotificationRequested notice, PersonHere person, Channel channel) {
        var kind = kind(notice);
        var now = Instant.now();
        return Plan.of(
                kind,
                channel,
                timing(notice),
                person,
                people.refuses(person.username(), kind, channel),
                notice.scheduledAt().isAfter(now) ? notice.scheduledAt() : now,
                settings.zone());
    }

    private boolean insert(
            Incoming<NotificationRequested> incoming,
            Channel channel,
            PersonHere person,
            Plan plan) {
        var sql =
                """
                insert into notifications.deliveries (id, request_id, username, type, recipient, language, subject, content,
                    scheduled_at, next_at, correlation, causation, trace, channel, kind, about, state, digest_at, finished_at)
                values (:id, :request, :username, :type, '', :language, :subject, :content, :at, :at,
                    :correlation, :causation, :trace, :channel, :kind, :about::jsonb, :state, :digest,
                    case when :ended then now() end)
                on conflict (id) do nothing
                """;
        var notice = incoming.event();
        var about = notice.metadata();
        var meta = incoming.meta();
        return db.sql(sql)
                        .param("id", notice.notificationId())
                        .param("request", notice.requestId())
                        .param("username", notice.username())
                        .param("type", notice.type().name())
                        .param("language", about.getOrDefault(NotificationRequested.LANGUAGE, "en"))
                        .param("subject", person.named(notice.subject()))
                        .param("content", person.named(notice.content()))
                        .param("at", Timestamp.from(plan.at()))
                        .param("correlation", meta.correlation())
                        .param("causation", about.getOrDefault("event", meta.id()))
                        .param("trace", meta.trace())
                        .param("channel", channel.wire())
                        .param("kind", kind(notice).name())
                        .param("about", JSON.writeValueAsString(about))
                        .param("state", plan.state())
                        .param(
                                "digest",
                                plan.digestAt() == null ? null : Timestamp.from(plan.digestAt()))
                        .param("ended", plan.ended())
                        .update()
                == 1;
    }

    static Timing timing(NotificationRequested notice) {
        var named = notice.metadata().getOrDefault(NotificationRequested.TIMING, "");
        return Arrays.stream(Timing.values())
                .filter(timing -> timing.name().equals(named))
                .findFirst()
                .orElse(Timing.AT_ONCE);
    }

    static Kind kind(NotificationRequested notice) {
        var named = notice.metadata().getOrDefault(NotificationRequested.KIND, "");
        return Arrays.stream(Kind.values())
                .filter(kind -> kind.name().equals(named))
                .findFirst()
                .orElse(Kind.OTHER);
    }

    static Channel channel(NotificationRequested notice) {
        var named =
                notice.metadata()
                        .getOrDefault(NotificationRequested.CHANNEL, NotificationRequested.EMAIL);
        return Arrays.stream(Channel.values())
                .filter(channel -> channel.wire().equals(named))
                .findFirst()
                .orElse(Channel.EMAIL);
    }
}
