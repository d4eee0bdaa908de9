package opora.explorer;

import opora.shell.Door;
import opora.shell.MenuItem;
import opora.shell.MenuItem.Part;
import opora.shell.Retention;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@ComponentScan
@EnableConfigurationProperties(ExplorerSettings.class)
public class ExplorerContext {
    private static final String WATCH = "explorer.watch";

    @Bean
    MenuItem flowsItem() {
        return new MenuItem(Part.ENGINE, 70, "flows", "/flows", "route");
    }

    @Bean
    MenuItem eventsItem() {
        return new MenuItem(Part.ENGINE, 71, "events", "/events", "schema");
    }

    @Bean
    MenuItem topicsItem() {
        return new MenuItem(Part.ENGINE, 72, "topics", "/topics", "stack-2");
    }

    @Bean
    MenuItem lettersItem() {
        return new MenuItem(Part.ENGINE, 73, "dead-letters", "/dead-letters", "alert-triangle");
    }

    @Bean
    Door flowsDoor() {
        return Door.of("/flows/**", WATCH);
    }

    @Bean
    Door eventsDoor() {
        return Door.of("/events/**", WATCH);
    }

    @Bean
    Door topicsDoor() {
        return Door.of("/topics/**", WATCH);
    }

    @Bean
    Door lettersDoor() {
        return Door.of("/dead-letters/**", "explorer.letters");
    }

    @Bean
    Retention explorerRetention(ExplorerSettings settings) {
        return new Retention("explorer", "opora.explorer.keep", settings.keep());
    }
}
