package opora.journal;

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
@EnableConfigurationProperties(JournalSettings.class)
public class JournalContext {
    @Bean
    MenuItem journalItem() {
        return new MenuItem(Part.PEOPLE, 95, "journal", "/journal", "history");
    }

    @Bean
    Door journalDoor() {
        return Door.of("/journal/**", "journal.read");
    }

    @Bean
    Door journalApiDoor() {
        return Door.of("/api/journal", "journal.read");
    }

    @Bean
    Retention journalRetention(JournalSettings settings) {
        return new Retention("journal", "opora.journal.keep", settings.keep());
    }
}
