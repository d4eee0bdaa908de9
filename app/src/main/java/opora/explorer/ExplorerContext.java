package opora.explorer;

import opora.shell.Door;
import opora.shell.MenuItem;
import opora.shell.Person;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@ComponentScan
@EnableConfigurationProperties(ExplorerSettings.class)
public class ExplorerContext {
    @Bean
    MenuItem flowsItem() {
        return new MenuItem(70, "flows", "/flows", "route", Person.STAFF);
    }

    @Bean
    MenuItem eventsItem() {
        return new MenuItem(71, "events", "/events", "schema", Person.STAFF);
    }

    @Bean
    MenuItem topicsItem() {
        return new MenuItem(72, "topics", "/topics", "stack-2", Person.STAFF);
    }

    @Bean
    MenuItem lettersItem() {
        return new MenuItem(73, "dead-letters", "/dead-letters", "alert-triangle", Person.STAFF);
    }

    @Bean
    Door flowsDoor() {
        return Door.staff("/flows/**");
    }

    @Bean
    Door eventsDoor() {
        return Door.staff("/events/**");
    }

    @Bean
    Door topicsDoor() {
        return Door.staff("/topics/**");
    }

    @Bean
    Door lettersDoor() {
        return Door.staff("/dead-letters/**");
    }
}
