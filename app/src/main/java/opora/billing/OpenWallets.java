package opora.billing;

import static java.sql.Types.ARRAY;

import java.util.List;
import opora.backbone.Handles;
import opora.backbone.Incoming;
import opora.backbone.Rows;
import opora.identity.UserRegistered;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Gives everybody who joins a wallet.
@Component
class OpenWallets {
    private final JdbcClient db;

    OpenWallets(JdbcClient db) {
        this.db = db;
    }

    @Handles
    void on(List<Incoming<UserRegistered>> people) {
        var rows = Rows.of(people, Incoming::event);
        var sql =
                """
                insert into billing.wallets (username, opened_at)
                select distinct on (username) * from unnest(:usernames, :times) as joined(username, at)
                on conflict (username) do nothing
                """;
        db.sql(sql)
                .param("usernames", rows.texts(UserRegistered::username), ARRAY)
                .param("times", rows.times(UserRegistered::registeredAt), ARRAY)
                .update();
    }
}
