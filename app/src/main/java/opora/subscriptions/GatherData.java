package opora.subscriptions;

import java.util.List;
import opora.backbone.Handles;
import opora.shell.DataGathered;
import opora.shell.DataWanted;
import opora.shell.PersonalRows;
import opora.shell.PersonalRows.Kind;
import org.springframework.stereotype.Component;

/// Tells people what they subscribed to, and their invoices.
@Component
class GatherData {
    private static final String SUBSCRIPTIONS =
            """
            select * from subscriptions.subscriptions where username = ? order by started_at
            """;
    private static final String INVOICES =
            """
            select * from subscriptions.invoices where username = ? order by number
            """;
    private static final String WISHES =
            """
            select plan_id, wished_at from subscriptions.wishes where username = ?
            """;
    private static final String READER =
            """
            select * from subscriptions.people where username = ?
            """;

    private final PersonalRows rows;

    GatherData(PersonalRows rows) {
        this.rows = rows;
    }

    @Handles
    List<DataGathered> on(DataWanted wanted) {
        return rows.gathered(
                wanted,
                "subscriptions",
                new Kind("subscriptions", SUBSCRIPTIONS),
                new Kind("invoices", INVOICES),
                new Kind("wishes", WISHES),
                new Kind("reader", READER));
    }
}
