package opora.journal;

import java.util.List;
import opora.backbone.Handles;
import opora.shell.DataGathered;
import opora.shell.DataWanted;
import opora.shell.PersonalRows;
import opora.shell.PersonalRows.Kind;
import org.springframework.stereotype.Component;

/// Tells people what the journal says of them: what they did, and what was done to them. Who of the
/// staff that was is not for export.
@Component
class GatherData {
    private static final String DID =
            """
            select at, action, subject, before, after, origin, client, request from journal.entries
            where who = ? order by position
            """;
    private static final String DONE_TO =
            """
            select at, action, before, after from journal.entries where subject = ? order by position
            """;

    private final PersonalRows rows;

    GatherData(PersonalRows rows) {
        this.rows = rows;
    }

    @Handles
    List<DataGathered> on(DataWanted wanted) {
        return rows.gathered(wanted, "journal", new Kind("did", DID), new Kind("done_to", DONE_TO));
    }
}
