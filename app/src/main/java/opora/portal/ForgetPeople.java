package opora.portal;

import java.util.List;
import opora.backbone.Handles;
import opora.privacy.PersonErased;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What was said is gone with the person; that there was a ticket stays.
@Component
class ForgetPeople {
    private static final List<String> ACTS =
            List.of(
                    "delete from portal.people where username = :who",
                    """
                    delete from portal.lines where request_id in (
                        select request_id from portal.tickets where customer = :who)
                    """,
                    "delete from portal.reads where reader = :who",
                    """
                    update portal.tickets set resolution = '', files = '[]', words = (
                        select coalesce(jsonb_object_agg(key, value), '{}') from jsonb_each(words)
                        where key in ('kind', 'impact', 'urgency'))
                    where customer = :who
                    """);

    private final JdbcClient db;

    ForgetPeople(JdbcClient db) {
        this.db = db;
    }

    @Handles
    void on(PersonErased erased) {
        ACTS.forEach(sql -> db.sql(sql).param("who", erased.username()).update());
    }
}
