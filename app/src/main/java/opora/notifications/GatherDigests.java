package opora.notifications;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import opora.backbone.Database;
import opora.shell.Texts;
import opora.tickets.AttachedFile;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Makes one mail of everything that was kept for somebody until now.
@Component
class GatherDigests {
    private static final int PEOPLE_AT_ONCE = 100;
    private static final int MOST = 50;

    private final JdbcClient db;
    private final Database database;
    private final Texts texts;
    private final CourierBell bell;

    GatherDigests(JdbcClient db, Database database, Texts texts, CourierBell bell) {
        this.db = db;
        this.database = database;
        this.texts = texts;
        this.bell = bell;
    }

    void gather() {
        due().forEach(this::gather);
    }

    private List<String> due() {
        var sql =
                """
                select distinct username from notifications.deliveries
                where state = 'held' and digest_at <= now() limit :most
                """;
        return db.sql(sql).param("most", PEOPLE_AT_ONCE).query(String.class).list();
    }

    record Held(
            long position,
            String id,
            String language,
            String kind,
            String subject,
            String content,
            String correlation,
            String causation,
            @Nullable String files) {}

    private void gather(String username) {
        database.transact(
                NotificationsContext.NAME,
                _ -> {
                    var held = take(username);
                    if (!held.isEmpty()) {
                        write(username, held);
                        database.afterCommit(bell::ring);
                    }
                    return held.size();
                });
    }

    /// What another process is gathering at this moment is left to it.
    private List<Held> take(String username) {
        var sql =
                """
                select position, id, language, kind, subject, content, correlation, causation,
                    about ->> 'files' as files
                from notifications.deliveries
                where state = 'held' and username = :username and digest_at <= now()
                order by position limit :most for update skip locked
                """;
        return db.sql(sql).param("username", username).param("most", MOST).query(Held.class).list();
    }

    private void write(String username, List<Held> held) {
        var last = held.getLast();
        var name = "digest of " + last.id();
        var id = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
        var kinds = held.stream().map(Held::kind).distinct().toList();
        var sql =
                """
                insert into notifications.deliveries (id, request_id, username, type, recipient, language, subject, content,
                    scheduled_at, next_at, correlation, causation, channel, kind, about)
                values (:id, :id, :username, 'OTHER', '', :language, :subject, :content, now(), now(), :correlation,
                    :causation, 'email', :kind,
                    jsonb_strip_nulls(jsonb_build_object('digest', :count::text, 'files', :files::text)))
                """;
        db.sql(sql)
                .param("id", id)
                .param("username", username)
                .param("language", last.language())
                .param("subject", texts.count(last.language(), "notices.digest", held.size()))
                .param("content", content(held))
                .param("correlation", last.correlation())
                .param("causation", last.causation())
                .param("kind", kinds.size() == 1 ? kinds.getFirst() : "OTHER")
                .param("count", Integer.toString(held.size()))
                .param("files", Carried.write(files(held)))
                .update();
        var done =
                """
                update notifications.deliveries set state = 'gathered', digest_of = :id, finished_at = now()
                where position = any(:positions)
                """;
        db.sql(done)
                .param("id", id)
                .param("positions", held.stream().mapToLong(Held::position).toArray())
                .update();
    }

    private static List<AttachedFile> files(List<Held> held) {
        return held.stream().flatMap(one -> Carried.read(one.files()).stream()).toList();
    }

    private static String content(List<Held> held) {
        return held.stream()
                .map(one -> "**" + one.subject().replace("*", "") + "**\n\n" + one.content())
                .collect(Collectors.joining("\n\n"));
    }
}
