package opora.identity;

import opora.shell.Door;
import opora.shell.MenuItem;
import opora.shell.MenuItem.Part;
import opora.shell.SharedLimit;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
@ComponentScan
@EnableConfigurationProperties(IdentitySettings.class)
public class IdentityContext {
    static final String NAME = "identity";

    /// True when all of that is Keycloak's.
    private static final String ELSEWHERE = "opora.handed-over";

    /// One for everything a stranger may try, so that changing the form does not give new attempts.
    @Bean
    SharedLimit attempts(JdbcClient db, IdentitySettings settings) {
        return new SharedLimit(db, NAME, "place", settings.attemptsPerMinute());
    }

    /// Guesses at one name may come from many addresses.
    @Bean
    SharedLimit namedAttempts(JdbcClient db, IdentitySettings settings) {
        return new SharedLimit(db, NAME, "name", settings.attemptsPerName());
    }

    @Bean
    SharedLimit.OldTries oldTries(JdbcClient db) {
        return new SharedLimit.OldTries(db, NAME);
    }

    @Bean
    @ConditionalOnProperty(name = ELSEWHERE, havingValue = "false", matchIfMissing = true)
    MenuItem locksItem() {
        return new MenuItem(Part.PEOPLE, 90, "locks", "/locks", "lock-open");
    }

    @Bean
    MenuItem accountsItem() {
        return new MenuItem(Part.PEOPLE, 91, "accounts", "/accounts", "users");
    }

    @Bean
    Door accountsDoor() {
        return Door.of("/accounts/**", "identity.accounts.see");
    }

    @Bean
    Door inviteDoor() {
        return Door.of("/invite", "identity.accounts.invite");
    }

    @Bean
    Door accountsApiDoor() {
        return Door.of("/api/accounts/**", "identity.accounts.see");
    }

    @Bean
    Door newAccountDoor() {
        return Door.of("/new-account", OpenAccount.RIGHT);
    }

    @Bean
    MenuItem rolesItem() {
        return new MenuItem(Part.PEOPLE, 92, "roles", "/roles", "shield-lock");
    }

    @Bean
    Door rolesDoor() {
        return Door.of("/roles/**", Grants.RULING);
    }

    @Bean
    Door rolesApiDoor() {
        return Door.of("/api/roles", Grants.RULING);
    }

    @Bean
    Door locksDoor() {
        return Door.of("/locks/**", "identity.locks");
    }

    /// Nobody else changes these in one's place.
    @Bean
    Door securityDoor() {
        return Door.themselves("/security/**");
    }

    @Bean
    Door consentDoor() {
        return Door.themselves("/oauth/**");
    }

    @Bean
    Door signInDoor() {
        return Door.everybody("/sign-in");
    }

    /// What is reached without being signed in: codes, forgotten passwords, links from letters.
    @Bean
    Door signInPartsDoor() {
        return Door.everybody("/sign-in/**");
    }

    @Bean
    Door signUpDoor() {
        return Door.everybody("/sign-up");
    }

    @Bean
    Door signOutDoor() {
        return Door.everybody("/sign-out");
    }

    @Bean
    Door invitationsDoor() {
        return Door.everybody("/invitations/*");
    }

    @Bean
    Door sessionDoor() {
        return Door.everybody("/api/session");
    }

    @Bean
    Door sessionCodeDoor() {
        return Door.everybody("/api/session/code");
    }

    @Bean
    @ConditionalOnProperty(name = ELSEWHERE, havingValue = "false", matchIfMissing = true)
    MenuItem signInRulesItem() {
        return new MenuItem(Part.PEOPLE, 92, "sign-in-rules", "/sign-in-rules", "key");
    }

    @Bean
    Door signInRulesDoor() {
        return Door.of("/sign-in-rules/**", "identity.sign-in");
    }

    @Bean
    Door registrationsDoor() {
        return Door.everybody("/api/registrations/**");
    }

    @Bean
    Door oauthDoor() {
        return Door.everybody("/api/oauth/**");
    }

    @Bean
    Door discoveryDoor() {
        return Door.everybody("/.well-known/**");
    }

    @Bean
    MenuItem connectedAppsItem() {
        return new MenuItem(
                Part.PEOPLE, 94, "connected-apps", "/connected-apps", "topology-star-3");
    }

    @Bean
    Door connectedAppsDoor() {
        return Door.of("/connected-apps/**", "identity.sign-in");
    }

    @Bean
    @ConditionalOnProperty(name = ELSEWHERE, havingValue = "false", matchIfMissing = true)
    MenuItem registrationStepsItem() {
        return new MenuItem(
                Part.PEOPLE, 93, "registration-steps", "/registration-steps", "list-details");
    }

    @Bean
    Door registrationStepsDoor() {
        return Door.of("/registration-steps/**", "identity.sign-in");
    }
}
