package opora.notifications;

import java.util.List;
import opora.backbone.Handles;
import opora.shell.DataGathered;
import opora.shell.DataWanted;
import opora.shell.PersonalRows;
import opora.shell.PersonalRows.Kind;
import org.springframework.stereotype.Component;

/// Tells people which letters went to them.
@Component
class GatherData {
    private static final String LETTERS =
            """
            select type, recipient, language, subject, content, state, created_at, finished_at from
            notifications.deliveries where username = ? order by position
            """;

    private final PersonalRows rows;

    GatherData(PersonalRows rows) {
        this.rows = rows;
    }

    @Handles
    List<DataGathered> on(DataWanted wanted) {
        return rows.gathered(wanted, "notifications", new Kind("letters", LETTERS));
    }
}
