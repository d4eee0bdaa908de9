package opora.notifications;

import opora.shell.MenuItem;
import opora.shell.Person;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@ComponentScan
@EnableConfigurationProperties(NotificationsSettings.class)
public class NotificationsContext {
    static final String NAME = "notifications";

    @Bean
    @ConditionalOnProperty(
            name = "opora.notifications.smtp",
            havingValue = "none",
            matchIfMissing = true)
    MenuItem mailboxItem() {
        return new MenuItem(40, "mailbox", "/mailbox", "mail", Person.CUSTOMER);
    }
}
