package opora.identity;

import java.util.Set;
import opora.Settings;
import opora.backbone.Database;
import opora.shell.Person;
import opora.shell.PublicAddress;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// Makes the signing key and the roles, and as long as nobody runs this installation prints a link
/// with which somebody begins to.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class FirstStart implements ApplicationRunner {
    private static final Set<String> ROLES = Set.of(Person.CUSTOMER, Person.ADMINISTRATOR);

    private final Settings settings;
    private final PublicAddress address;
    private final Database database;
    private final SigningKeys keys;
    private final SeatRoles roles;
    private final ChangeRoles changes;
    private final Grants grants;
    private final Invitations invitations;

    FirstStart(
            Settings settings,
            PublicAddress address,
            Database database,
            SigningKeys keys,
            SeatRoles roles,
            ChangeRoles changes,
            Grants grants,
            Invitations invitations) {
        this.settings = settings;
        this.address = address;
        this.database = database;
        this.keys = keys;
        this.roles = roles;
        this.changes = changes;
        this.grants = grants;
        this.invitations = invitations;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        keys.current();
        roles.seat();
        if (settings.preset() == Settings.Preset.TEAM && grants.rulers().isEmpty()) {
            changes.team(true);
        }
        if (!settings.demo() && settings.keycloak() == null && grants.rulers().isEmpty()) {
            var secret = database.transact("identity", _ -> invitations.invite(ROLES));
            System.out.println(
                    "Nobody runs this installation yet. Become its administrator, once, within "
                            + "72 hours: "
                            + address.of("/invitations/" + secret));
        }
    }
}
