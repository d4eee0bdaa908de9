package opora.identity;

import opora.shell.Door;
import opora.shell.MenuItem;
import opora.shell.RateLimit;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@ComponentScan
@EnableConfigurationProperties(IdentitySettings.class)
public class IdentityContext {
    /// One for everything a stranger may try, so that changing the form does not give new attempts.
    @Bean
    RateLimit attempts(IdentitySettings settings) {
        return new RateLimit(settings.attemptsPerMinute());
    }

    @Bean
    MenuItem locksItem() {
        return MenuItem.staff(90, "locks", "/locks", "lock-open");
    }

    @Bean
    MenuItem accountsItem() {
        return MenuItem.staff(91, "accounts", "/accounts", "users");
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
    MenuItem rolesItem() {
        return MenuItem.staff(92, "roles", "/roles", "shield-lock");
    }

    @Bean
    Door rolesDoor() {
        return Door.of("/roles/**", Grants.RULING);
    }

    @Bean
    Door locksDoor() {
        return Door.of("/locks/**", "identity.locks");
    }

    @Bean
    Door signInDoor() {
        return Door.everybody("/sign-in");
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
    Door registrationsDoor() {
        return Door.everybody("/api/registrations");
    }
}
