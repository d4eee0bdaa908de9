package opora.identity;

import opora.backbone.Handles;
import opora.customers.ProfileResponded;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Letters about somebody's account go in the language of their profile.
@Component
class KeepLanguage {
    private final JdbcClient db;

    KeepLanguage(JdbcClient db) {
        this.db = db;
    }

    @Handles
    void on(ProfileResponded profile) {
        if (profile.unasked()) {
            db.sql("update identity.accounts set language = ? where username = ?")
                    .params(profile.language(), profile.username())
                    .update();
        }
    }
}
