package opora.visits;

import opora.shell.Door;
import opora.shell.MenuItem;
import opora.shell.MenuItem.Part;
import opora.shell.Retention;
import opora.shell.Shortcut;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@ComponentScan
@EnableConfigurationProperties(VisitsSettings.class)
public class VisitsContext {
    static final String NAME = "visits";
    private static final String OWN = "visits.own";

    @Bean
    MenuItem visitsItem() {
        return new MenuItem(Part.WORK, 12, "visits", "/visits", "truck");
    }

    @Bean
    Shortcut visitsShortcut() {
        return new Shortcut("/visits", "menu.visits");
    }

    @Bean
    Retention visitsRetention(VisitsSettings settings) {
        return new Retention("visits", "opora.visits.keep", settings.keep());
    }

    @Bean
    Door visitsApiDoor() {
        return Door.scoped("/api/visits/**", OWN);
    }

    @Bean
    Door visitsDoor() {
        return Door.scoped("/visits/**", OWN);
    }
}
