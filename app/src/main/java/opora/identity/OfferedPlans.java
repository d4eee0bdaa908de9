package opora.identity;

import java.util.LinkedHashMap;
import java.util.Map;
import opora.backbone.Handles;
import opora.shell.Texts;
import opora.subscriptions.PlanOffered;
import opora.subscriptions.PlanWithdrawn;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The plans that people may choose when joining, as far as subscriptions has told.
@Component
class OfferedPlans {
    private final JdbcClient db;
    private final Texts texts;

    OfferedPlans(JdbcClient db, Texts texts) {
        this.db = db;
        this.texts = texts;
    }

    @Handles
    void on(PlanOffered offered) {
        var sql =
                """
                insert into identity.plans (id, name_ru, name_en, price, currency, period)
                values (?, ?, ?, ?, ?, ?)
                on conflict (id) do update set name_ru = excluded.name_ru, name_en = excluded.name_en,
                    price = excluded.price, currency = excluded.currency, period = excluded.period
                """;
        db.sql(sql)
                .params(offered.planId(), offered.nameRu(), offered.nameEn(), offered.price())
                .params(offered.currency(), offered.period())
                .update();
    }

    @Handles
    void on(PlanWithdrawn withdrawn) {
        db.sql("delete from identity.plans where id = ?").param(withdrawn.planId()).update();
    }

    /// Their ids, and what people read, the cheapest of a period first.
    Map<String, String> named(String language) {
        var named = new LinkedHashMap<String, String>();
        db.sql("select * from identity.plans order by period, price, id")
                .query(
                        row -> {
                            var name = row.getString("name_" + language);
                            var price = row.getLong("price");
                            var sum = texts.money(language, price, row.getString("currency"));
                            var key = "identity.plan.per." + row.getString("period");
                            var words = texts.text(language, key, name, sum);
                            named.put(row.getString("id"), words);
                        });
        return named;
    }
}
