package opora.customers;

import java.util.List;
import opora.backbone.Handles;
import opora.shell.DataGathered;
import opora.shell.DataWanted;
import opora.shell.PersonalRows;
import opora.shell.PersonalRows.Kind;
import org.springframework.stereotype.Component;

/// Tells people what stands in their profile.
@Component
class GatherData {
    private static final String PROFILE =
            """
            select * from customers.profiles where username = ?
            """;

    private final PersonalRows rows;

    GatherData(PersonalRows rows) {
        this.rows = rows;
    }

    @Handles
    List<DataGathered> on(DataWanted wanted) {
        return rows.gathered(wanted, "customers", new Kind("profile", PROFILE));
    }
}
