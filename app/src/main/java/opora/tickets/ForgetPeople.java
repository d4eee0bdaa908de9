package opora.tickets;

import java.util.List;
import opora.backbone.Handles;
import opora.privacy.PersonErased;
import opora.shell.FileStore;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What was said by and about somebody is gone with them; that there was a ticket, its number, its
/// times and its stars stay.
@Component
class ForgetPeople {
    private static final List<String> ACTS =
            List.of(
                    "delete from tickets.people where username = :who",
                    "delete from tickets.reads where reader = :who",
                    "delete from tickets.held_plans where username = :who",
                    """
                    delete from tickets.outsiders o using tickets.tickets t where t.id = o.ticket and t.customer = :who
                    """,
                    "delete from tickets.watchers where username = :who",
                    "delete from tickets.views where words ->> 'customer' = :who or owner = :who and shared_with = ''",
                    """
                    update tickets.entries e set facts = case e.kind
                        when 'Opened' then jsonb_set(jsonb_set(jsonb_set(e.facts, '{origin,files}', '[]'),
                            '{caller}', e.facts -> 'caller' || '{"name": "", "email": "", "phone": ""}'),
                            '{matter}', e.facts -> 'matter'
                                || '{"subject": "", "text": "", "product": "", "address": "", "tags": [], "fields": {}}')
                        when 'Said' then e.facts || '{"text": "", "files": []}'
                        when 'Changed' then e.facts || '{"before": {}, "after": {}, "reason": ""}'
                        when 'Assigned' then e.facts || '{"reason": ""}'
                        when 'Moved' then e.facts || '{"reason": "", "resolution": ""}'
                        when 'Worked' then e.facts || '{"note": ""}'
                        when 'Rated' then e.facts || '{"comment": ""}'
                        else e.facts end
                    where e.ticket in (select id from tickets.tickets where customer = :who)
                    """,
                    """
                    delete from tickets.subject_words where (word, number) in (
                        select w.word, t.number from tickets.tickets t, unnest(tickets.words(t.subject)) as w(word)
                        where t.customer = :who)
                    """,
                    """
                    update tickets.tickets set name = '', email = '', phone = '', subject = '', body = '', product = '',
                        address = '', tags = '{}', fields = '{}', files = '[]', resolution = ''
                    where customer = :who
                    """);

    private static final String FILES =
            """
            select f ->> 'id' from tickets.tickets t, jsonb_array_elements(t.files) f where t.customer = :who
            union
            select f ->> 'id' from tickets.tickets t join tickets.entries e on e.ticket = t.id,
                jsonb_array_elements(e.facts -> 'files') f
            where t.customer = :who and e.kind = 'Said'
            """;

    private final JdbcClient db;
    private final FileStore files;

    ForgetPeople(JdbcClient db, FileStore files) {
        this.db = db;
        this.files = files;
    }

    @Handles
    void on(PersonErased erased) {
        // before the rows that name them: cut off in between, the next try deletes them again
        db.sql(FILES).param("who", erased.username()).query(String.class).list().stream()
                .filter(id -> !id.isEmpty())
                .forEach(files::delete);
        ACTS.forEach(sql -> db.sql(sql).param("who", erased.username()).update());
    }
}
