package opora.rules;

import java.util.LinkedHashMap;
import java.util.Map;
import opora.backbone.Handles;
import opora.webhooks.WebhookChanged;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The addresses outside that rules may tell.
@Component
class KnownWebhooks {
    private final JdbcClient db;

    KnownWebhooks(JdbcClient db) {
        this.db = db;
    }

    @Handles
    void on(WebhookChanged changed) {
        if (changed.types().isEmpty()) {
            db.sql("delete from rules.webhooks where webhook = ?")
                    .param(changed.webhook())
                    .update();
            return;
        }
        var sql =
                """
                insert into rules.webhooks (webhook, name) values (?, ?)
                on conflict (webhook) do update set name = excluded.name
                """;
        db.sql(sql).params(changed.webhook(), changed.name()).update();
    }

    /// What staff calls them, by their identifiers.
    Map<String, String> all() {
        var all = new LinkedHashMap<String, String>();
        db.sql("select webhook, name from rules.webhooks order by name, webhook")
                .query(
                        row -> {
                            all.put(row.getString("webhook"), row.getString("name"));
                        });
        return all;
    }
}
