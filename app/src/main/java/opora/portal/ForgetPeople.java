package opora.portal;

import java.util.List;
import opora.backbone.Handles;
import opora.privacy.PersonErased;
import opora.shell.FileStore;
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

    private static final String FILES =
            """
            select f ->> 'id' from portal.tickets t, jsonb_array_elements(t.files) f where t.customer = :who
            union
            select f ->> 'id' from portal.tickets t join portal.lines l using (request_id),
                jsonb_array_elements(l.files) f
            where t.customer = :who
            """;

    private final JdbcClient db;
    private final FileStore files;

    ForgetPeople(JdbcClient db, FileStore files) {
        this.db = db;
        this.files = files;
    }

    @Handles
    void on(PersonErased erased) {
        // also those of what the desk never took
        db.sql(FILES).param("who", erased.username()).query(String.class).list().stream()
                .filter(id -> !id.isEmpty())
                .forEach(files::delete);
        ACTS.forEach(sql -> db.sql(sql).param("who", erased.username()).update());
    }
}
