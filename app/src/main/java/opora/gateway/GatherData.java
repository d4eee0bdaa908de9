package opora.gateway;

import java.util.List;
import opora.backbone.Handles;
import opora.shell.DataGathered;
import opora.shell.DataWanted;
import opora.shell.PersonalRows;
import opora.shell.PersonalRows.Kind;
import org.springframework.stereotype.Component;

/// Tells people what they asked the gateway for.
@Component
class GatherData {
    private static final String REQUESTS =
            """
            select request_id, items, delivery_address, payment_method, order_id, total, currency,
            status, steps, created_at from gateway.orders where username = ? order by created_at
            """;

    private final PersonalRows rows;

    GatherData(PersonalRows rows) {
        this.rows = rows;
    }

    @Handles
    List<DataGathered> on(DataWanted wanted) {
        return rows.gathered(wanted, "gateway", new Kind("requests", REQUESTS));
    }
}
