package opora.notifications;

import java.util.List;
import opora.notifications.NotificationRequested.Channel;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Who waits for letters. Each person has a line of their own, and each gets their turn: a thousand
/// letters to one keep nobody else waiting.
@Component
class LetterLines {
    static final int PEOPLE = 200;

    private final JdbcClient db;

    LetterLines(JdbcClient db) {
        this.db = db;
    }

    /// So many people after a name; fewer than [#PEOPLE] once they have all been named.
    List<String> after(String name, Channel channel) {
        var sql =
                """
                with recursive line as (
                    (select username, 1 as n from notifications.deliveries
                    where channel = :channel and state in ('waiting', 'sending') and username > :name
                    order by username limit 1)
                    union all
                    select next.username, n + 1 from line cross join lateral (
                        select d.username from notifications.deliveries d
                        where d.channel = :channel and d.state in ('waiting', 'sending') and d.username > line.username
                        order by d.username limit 1) next
                    where n < :people)
                select username from line order by n
                """;
        return db.sql(sql)
                .param("channel", channel.wire())
                .param("name", name)
                .param("people", PEOPLE)
                .query(String.class)
                .list();
    }
}
