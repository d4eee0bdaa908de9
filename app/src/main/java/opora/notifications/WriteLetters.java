package opora.notifications;

import static java.sql.Types.ARRAY;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import opora.backbone.Handles;
import opora.backbone.Incoming;
import opora.backbone.Outgoing;
import opora.backbone.Rows;
import opora.customers.ProfileResponded;
import opora.shell.Texts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// A person is known: what was to be told to them becomes a letter in their language.
@Component
class WriteLetters {
    private final JdbcClient db;
    private final Texts texts;

    WriteLetters(JdbcClient db, Texts texts) {
        this.db = db;
        this.texts = texts;
    }

    @Handles
    List<Outgoing> on(List<Incoming<ProfileResponded>> profiles) {
        var wishes = take(profiles);
        var letters = new ArrayList<Outgoing>();
        for (var profile : profiles) {
            var wish = wishes.remove(profile.event().requestId());
            if (wish != null) { // others ask for profiles, too
                letters.add(profile.causes(letter(wish, profile.event(), texts, Instant.now())));
            }
        }
        return letters;
    }

    private Map<String, Wish> take(List<Incoming<ProfileResponded>> profiles) {
        var sql =
                """
                delete from notifications.wishes where id = any(:ids)
                returning id, request_id, username, order_id, type
                """;
        var ids = Rows.of(profiles, Incoming::event).texts(ProfileResponded::requestId);
        return db.sql(sql).param("ids", ids, ARRAY).query(Wish.class).list().stream()
                .collect(Collectors.toMap(Wish::id, Function.identity()));
    }

    static NotificationRequested letter(
            Wish wish, ProfileResponded profile, Texts texts, Instant now) {
        var language = Texts.LANGUAGES.contains(profile.language()) ? profile.language() : "en";
        var key = "letter." + wish.type().toLowerCase(java.util.Locale.ROOT);
        return new NotificationRequested(
                wish.id(),
                wish.requestId(),
                wish.username(),
                NotificationType.valueOf(wish.type()),
                texts.text(language, key + ".subject", wish.orderId()),
                texts.text(language, key + ".content", wish.orderId(), profile.name()),
                Map.of(
                        NotificationRequested.CHANNEL,
                        NotificationRequested.EMAIL,
                        NotificationRequested.TO,
                        profile.email(),
                        NotificationRequested.LANGUAGE,
                        language,
                        "orderId",
                        Long.toString(wish.orderId())),
                now);
    }
}
