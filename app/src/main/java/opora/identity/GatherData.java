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

    private static final String SESSIONS =
            """
            select device, address, begun_at, seen_at, ends_at, ended_at from identity.sessions
            where username = ? order by begun_at
            """;
    private static final String PASSKEYS =
            """
            select name, added_at, used_at from identity.passkeys where username = ? order by added_at
            """;
    private static final String TOKENS =
            """
            select name, scopes, made_at, ends_at, used_at, revoked_at from identity.access_tokens
            where username = ? order by made_at
            """;

    private final PersonalRows rows;

    GatherData(PersonalRows rows) {
        this.rows = rows;
    }

    @Handles
    List<DataGathered> on(DataWanted wanted) {
        return rows.gathered(
                wanted,
                "identity",
                new Kind("account", ACCOUNT),
                new Kind("roles", ROLES),
                new Kind("sessions", SESSIONS),
                new Kind("passkeys", PASSKEYS),
                new Kind("tokens", TOKENS));
    }
}
