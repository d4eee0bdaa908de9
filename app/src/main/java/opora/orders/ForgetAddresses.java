package opora.orders;

import java.util.List;
import opora.backbone.Handles;
import opora.privacy.ErasureAnswered;
import opora.privacy.ErasureAsked;
import opora.privacy.PersonErased;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Where things were to be brought is gone with the person; what was ordered stays. Orders that
/// wait for their payment come first.
@Component
class ForgetAddresses {
    private final JdbcClient db;

    ForgetAddresses(JdbcClient db) {
        this.db = db;
    }

    @Handles
    ErasureAnswered on(ErasureAsked asked) {
        var sql =
                """
                select exists (select from orders.orders where username = ? and status = 'PENDING_VALIDATION')
                """;
        var open = db.sql(sql).param(asked.username()).query(Boolean.class).single();
        return ErasureAnswered.of(asked, "orders", open ? List.of("orders") : List.of());
    }

    @Handles
    void on(PersonErased erased) {
        db.sql("update orders.orders set delivery_address = '' where username = ?")
                .param(erased.username())
                .update();
    }
}
