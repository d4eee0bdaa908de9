package opora.webhooks;

import opora.backbone.Handles;
import opora.privacy.PersonErased;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Nothing is kept of what somebody who is erased was answered.
@Component
class ForgetSender {
    private final JdbcClient db;

    ForgetSender(JdbcClient db) {
        this.db = db;
    }

    @Handles
    void on(PersonErased erased) {
        var sql = "delete from webhooks.kept_answers where username = ?";
        db.sql(sql).param(erased.username()).update();
    }
}
