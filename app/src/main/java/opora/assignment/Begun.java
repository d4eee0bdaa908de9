package opora.assignment;

import static java.sql.Types.ARRAY;

import java.util.List;
import opora.backbone.Rows;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Work that has begun is not taken back.
@Component
class Begun {
    private final JdbcClient db;

    Begun(JdbcClient db) {
        this.db = db;
    }

    /// @param by empty where nobody did it, but rules or time
    record Touch(String ticket, String by) {}

    /// Whoever touches a ticket that is their work has begun.
    void keep(List<Touch> touches) {
        var people = touches.stream().filter(one -> !one.by().isEmpty()).toList();
        if (people.isEmpty()) {
            return;
        }
        var sql =
                """
                update assignment.tickets t set begun = true
                from unnest(:tickets, :people) as n(ticket, person)
                where t.ticket = n.ticket and t.expert = n.person and not t.begun
                """;
        var rows = new Rows<>(people);
        db.sql(sql)
                .param("tickets", rows.texts(Touch::ticket), ARRAY)
                .param("people", rows.texts(Touch::by), ARRAY)
                .update();
    }
}
