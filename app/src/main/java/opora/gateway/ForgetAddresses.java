package opora.gateway;

import java.util.List;
import opora.backbone.Handles;
import opora.privacy.PersonErased;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Where things were to be brought is gone with the person; what was ordered stays.
@Component
class ForgetAddresses {
    private static final List<String> ACTS =
            List.of(
                    """
                    update gateway.orders set delivery_address = null where username = ?
                    """);

    private final JdbcClient db;

    ForgetAddresses(JdbcClient db) {
        this.db = db;
    }

    @Handles
    void on(PersonErased erased) {
        ACTS.forEach(sql -> db.sql(sql).param(erased.username()).update());
    }
}
