package opora.orders;

import java.util.List;
import opora.backbone.Handles;
import opora.shell.DataGathered;
import opora.shell.DataWanted;
import opora.shell.PersonalRows;
import opora.shell.PersonalRows.Kind;
import org.springframework.stereotype.Component;

/// Tells people what they ordered.
@Component
class GatherData {
    private static final String ORDERS =
            """
            select * from orders.orders where username = ? order by id
            """;

    private final PersonalRows rows;

    GatherData(PersonalRows rows) {
        this.rows = rows;
    }

    @Handles
    List<DataGathered> on(DataWanted wanted) {
        return rows.gathered(wanted, "orders", new Kind("orders", ORDERS));
    }
}
