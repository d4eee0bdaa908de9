package opora.tickets;

import java.util.List;
import opora.backbone.Handles;
import opora.privacy.PersonErased;
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
                    """
                    update tickets.entries e set facts = case e.kind
                        when 'Opened' then jsonb_set(jsonb_set(e.facts,
                            '{caller}', e.facts -> 'caller' || '{"name": "", "email": "", "phone": ""}'),
                            '{matter}', e.facts -> 'matter'
                                || '{"subject": "", "text": "", "product": "", "address": "", "fields": {}}')
                        when 'Said' then e.facts || '{"text": "", "files": []}'
                        when 'Changed' then e.facts || '{"before": {}, "after": {}}'
                        when 'Moved' then e.facts || '{"reason": "", "resolution": ""}'
                        when 'Rated' then e.facts || '{"comment": ""}'
                        else e.facts end
                    where e.ticket in (select id from tickets.tickets where customer = :who)
                    """,
                    """
                    update tickets.tickets set name = '', email = '', phone = '', subject = '', body = '', product = '',
                        address = '', fields = '{}', files = '[]', resolution = ''
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
