package opora.assignment;

import java.util.List;
import opora.backbone.Handles;
import opora.shell.DataGathered;
import opora.shell.DataWanted;
import opora.shell.PersonalRows;
import opora.shell.PersonalRows.Kind;
import org.springframework.stereotype.Component;

/// Tells people what is kept of their tickets here, and experts what is known of them.
@Component
class GatherData {
    private static final String TICKETS =
            """
            select number, words, address, facts, topic, expert, opened_at, closed_at from assignment.tickets
            where customer = ? order by opened_at
            """;
    private static final String EXPERT =
            """
            select username, skills, regions, languages, zone, week, cap, traits,
                (select jsonb_agg(to_jsonb(a)) from assignment.absences a where a.username = e.username) as absences
            from assignment.experts e where username = ?
            """;

    private final PersonalRows rows;

    GatherData(PersonalRows rows) {
        this.rows = rows;
    }

    @Handles
    List<DataGathered> on(DataWanted wanted) {
        return rows.gathered(
                wanted,
                AssignmentContext.NAME,
                new Kind("classifiedTickets", TICKETS),
                new Kind("expert", EXPERT));
    }
}
