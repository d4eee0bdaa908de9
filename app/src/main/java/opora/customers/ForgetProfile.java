package opora.customers;

import java.util.List;
import opora.backbone.Handles;
import opora.privacy.PersonErased;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Nothing stays of the profile of somebody who is erased.
@Component
class ForgetProfile {
    private static final List<String> ACTS =
            List.of(
                    """
                    delete from customers.profiles where username = ?
                    """);

    private final JdbcClient db;

    ForgetProfile(JdbcClient db) {
        this.db = db;
    }

    @Handles
    void on(PersonErased erased) {
        ACTS.forEach(sql -> db.sql(sql).param(erased.username()).update());
    }
}
