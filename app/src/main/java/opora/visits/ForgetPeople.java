package opora.visits;

import opora.backbone.Handles;
import opora.privacy.PersonErased;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Where somebody lived and what they said is gone with them; that there was a visit stays.
@Component
class ForgetPeople {
    private final JdbcClient db;

    ForgetPeople(JdbcClient db) {
        this.db = db;
    }

    @Handles
    void on(PersonErased erased) {
        var sql =
                """
                with theirs as (
                    update visits.visits set name = '', phone = '', address = '', subject = '', words = '', product = '',
                        fields = '{}'
                    where customer = ? returning ticket)
                update visits.acts set told = null where ticket in (select ticket from theirs)
                """;
        db.sql(sql).param(erased.username()).update();
    }
}
