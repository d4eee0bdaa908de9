package opora.identity;

import java.util.List;
import opora.backbone.Handles;
import opora.shell.DataGathered;
import opora.shell.DataWanted;
import opora.shell.PersonalRows;
import opora.shell.PersonalRows.Kind;
import org.springframework.stereotype.Component;

/// Tells people what identity knows of them; not the hash of the password.
@Component
class GatherData {
    private static final String ACCOUNT =
            """
            select username, email, source, registered_at, blocked_at from identity.accounts where
            username = ?
            """;
    private static final String ROLES =
            """
            select role, reach, place, given_by, given_at from identity.grants where username = ?
            """;

    private final PersonalRows rows;

    GatherData(PersonalRows rows) {
        this.rows = rows;
    }

    @Handles
    List<DataGathered> on(DataWanted wanted) {
        return rows.gathered(
                wanted, "identity", new Kind("account", ACCOUNT), new Kind("roles", ROLES));
    }
}
