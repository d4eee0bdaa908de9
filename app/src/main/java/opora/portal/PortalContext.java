package opora.portal;

import opora.shell.Door;
import opora.shell.MenuItem;
import opora.shell.MenuItem.Part;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@ComponentScan
@EnableConfigurationProperties(PortalSettings.class)
public class PortalContext {
    static final String NAME = "portal";
    private static final String TICKETS = "portal.tickets";

    @Bean
    MenuItem ticketsItem() {
        return new MenuItem(Part.OWN, 5, "tickets", "/tickets", "ticket");
    }

    @Bean
    Door ticketsDoor() {
        return Door.scoped("/tickets/**", TICKETS);
    }

    @Bean
    Door ticketsApiDoor() {
        return Door.scoped("/api/tickets/**", TICKETS);
    }

    @Bean
    Door rateDoor() {
        return Door.everybody("/rate/**");
    }
}
