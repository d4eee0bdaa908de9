package opora.notifications;

import opora.shell.Door;
import opora.shell.MenuItem;
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
        return MenuItem.everyday(40, "mailbox", "/mailbox", "mail");
    }

    @Bean
    Door mailboxDoor() {
        return Door.scoped("/mailbox", "notifications.mailbox");
    }
}
