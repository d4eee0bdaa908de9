package opora.billing;

import java.util.List;
import opora.backbone.Handles;
import opora.shell.DataGathered;
import opora.shell.DataWanted;
import opora.shell.PersonalRows;
import opora.shell.PersonalRows.Kind;
import org.springframework.stereotype.Component;

/// Tells people what went into and out of their wallet.
@Component
class GatherData {
    private static final String WALLET =
            """
            select * from billing.wallets where username = ?
            """;
    private static final String TRANSFERS =
            """
            select id, kind, amount, currency, debit, credit, order_id, at from billing.transfers
            where username = ? order by id
            """;

    private static final String HOLDS =
            """
            select * from billing.holds where username = ? order by placed_at
            """;

    private static final String INVOICES =
            """
            select * from billing.invoices where username = ? order by number
            """;

    private final PersonalRows rows;

    GatherData(PersonalRows rows) {
        this.rows = rows;
    }

    @Handles
    List<DataGathered> on(DataWanted wanted) {
        return rows.gathered(
                wanted,
                "billing",
                new Kind("wallet", WALLET),
                new Kind("invoices", INVOICES),
                new Kind("transfers", TRANSFERS),
                new Kind("holds", HOLDS));
    }
}
