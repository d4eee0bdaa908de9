package opora.notifications;

import opora.notifications.NotificationRequested.Channel;
import opora.notifications.NotificationRequested.Kind;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The people there are, as far as they were told of, and what they do not want to hear.
@Component
class People {
    private final JdbcClient db;

    People(JdbcClient db) {
        this.db = db;
    }

    PersonHere of(String username) {
        var sql =
                """
                select username, email, name, phone, language, zone, quiet_from, quiet_to, digest, wishes
                from notifications.people where username = ?
                """;
        return db.sql(sql)
                .param(username)
                .query(PersonHere.class)
                .optional()
                .orElse(PersonHere.unknown(username));
    }

    /// News need more than silence: a consent.
    boolean refuses(String username, Kind kind, Channel channel) {
        var sql =
                """
                select exists (select from notifications.refusals where username = ? and kind = ? and channel = ?)
                    or ? and not exists (select from notifications.consents where username = ? and given)
                """;
        return db.sql(sql)
                .params(username, kind.name(), channel.wire(), kind == Kind.NEWS, username)
                .query(Boolean.class)
                .single();
    }
}
