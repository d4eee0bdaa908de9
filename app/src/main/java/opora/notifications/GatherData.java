package opora.notifications;

import java.util.List;
import opora.backbone.Handles;
import opora.shell.DataGathered;
import opora.shell.DataWanted;
import opora.shell.PersonalRows;
import opora.shell.PersonalRows.Kind;
import org.springframework.stereotype.Component;

/// Tells people how they are reached, what they want to hear and what they were told.
@Component
class GatherData {
    private static final String PERSON = "select * from notifications.people where username = ?";
    private static final String REFUSED =
            "select kind, channel, since from notifications.refusals where username = ?";
    private static final String DEVICES =
            "select endpoint, since from notifications.devices where username = ?";
    private static final String BELL =
            """
            select kind, subject, content, at, read_at from notifications.bell where username = ? order by position
            """;
    private static final String LETTERS =
            """
            select type, channel, kind, recipient, language, subject, content, state, created_at, finished_at
            from notifications.deliveries where username = ? order by position
            """;

    private final PersonalRows rows;

    GatherData(PersonalRows rows) {
        this.rows = rows;
    }

    @Handles
    List<DataGathered> on(DataWanted wanted) {
        return rows.gathered(
                wanted,
                NotificationsContext.NAME,
                new Kind("person", PERSON),
                new Kind("refused", REFUSED),
                new Kind("devices", DEVICES),
                new Kind("bell", BELL),
                new Kind("letters", LETTERS));
    }
}
