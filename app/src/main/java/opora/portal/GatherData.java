package opora.portal;

import java.util.List;
import opora.backbone.Handles;
import opora.shell.DataGathered;
import opora.shell.DataWanted;
import opora.shell.PersonalRows;
import opora.shell.PersonalRows.Kind;
import org.springframework.stereotype.Component;

/// Tells people what the portal keeps of them.
@Component
class GatherData {
    private static final String KNOWN =
            "select name, email, address from portal.people where username = ?";
    private static final String TICKETS =
            """
            select number, words, status, expert, resolution, stars, created_at, changed_at
            from portal.tickets where customer = ? order by created_at
            """;
    private static final String LINES =
            """
            select t.number, l.kind, l.who, l.words, l.note, l.at from portal.tickets t join portal.lines l using (request_id)
            where t.customer = ? order by l.n
            """;

    private final PersonalRows rows;

    GatherData(PersonalRows rows) {
        this.rows = rows;
    }

    @Handles
    List<DataGathered> on(DataWanted wanted) {
        return rows.gathered(
                wanted,
                PortalContext.NAME,
                new Kind("known", KNOWN),
                new Kind("tickets", TICKETS),
                new Kind("lines", LINES));
    }
}
