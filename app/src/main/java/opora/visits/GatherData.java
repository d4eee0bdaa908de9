package opora.visits;

import java.util.List;
import opora.backbone.Handles;
import opora.shell.DataGathered;
import opora.shell.DataWanted;
import opora.shell.PersonalRows;
import opora.shell.PersonalRows.Kind;
import org.springframework.stereotype.Component;

/// Tells people of the visits to them.
@Component
class GatherData {
    private static final String VISITS =
            """
            select number, name, phone, address, subject, words, product, fields, wished_at, planned_at, state
            from visits.visits where customer = ? order by number
            """;

    private final PersonalRows rows;

    GatherData(PersonalRows rows) {
        this.rows = rows;
    }

    @Handles
    List<DataGathered> on(DataWanted wanted) {
        return rows.gathered(wanted, VisitsContext.NAME, new Kind("visits", VISITS));
    }
}
