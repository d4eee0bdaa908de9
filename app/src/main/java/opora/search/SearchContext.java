package opora.search;

import opora.shell.Door;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@ComponentScan
@EnableConfigurationProperties(SearchSettings.class)
public class SearchContext {
    static final String NAME = "search";

    /// The desk's right to see tickets: it says which ones are found, too.
    static final String DESK = "tickets.see";

    /// The portal's right: whoever has it finds their own.
    static final String PORTAL = "portal.tickets";

    /// For programs of both.
    static final String EITHER = "search.tickets";

    @Bean
    Door deskSearchDoor() {
        return Door.scoped("/desk/search/**", DESK);
    }

    @Bean
    Door ownSearchDoor() {
        return Door.scoped("/tickets/search/**", PORTAL);
    }

    @Bean
    Door searchApiDoor() {
        return Door.scoped("/api/tickets/search/**", EITHER);
    }
}
