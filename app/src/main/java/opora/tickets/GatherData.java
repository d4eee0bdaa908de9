package opora.tickets;

import java.util.List;
import opora.backbone.Handles;
import opora.shell.DataGathered;
import opora.shell.DataWanted;
import opora.shell.PersonalRows;
import opora.shell.PersonalRows.Kind;
import org.springframework.stereotype.Component;

/// Tells people what the desk knows of them. What staff wrote for each other is not theirs.
@Component
class GatherData {
    private static final String KNOWN =
            "select name, email, phone, address from tickets.people where username = ?";
    private static final String TICKETS =
            """
            select number, channel, kind, subject, body, product, address, wished_at, impact, urgency, fields, status,
                resolution, stars, opened_at, changed_at
            from tickets.tickets where customer = ? order by number
            """;
    private static final String SAID =
            """
            select t.number, e.at, e.facts ->> 'text' as text
            from tickets.tickets t join tickets.entries e on e.ticket = t.id
            where t.customer = ? and e.kind = 'Said' and e.facts ->> 'visibility' = 'PUBLIC' order by t.number, e.n
            """;

    private final PersonalRows rows;

    GatherData(PersonalRows rows) {
        this.rows = rows;
    }

    @Handles
    List<DataGathered> on(DataWanted wanted) {
        return rows.gathered(
                wanted,
                TicketsContext.NAME,
                new Kind("known", KNOWN),
                new Kind("tickets", TICKETS),
                new Kind("messages", SAID));
    }
}
