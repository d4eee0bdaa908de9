package opora.notifications;

import opora.shell.Door;
import opora.shell.KeptAnswers;
import opora.shell.MenuItem;
import opora.shell.MenuItem.Part;
import opora.shell.Retention;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
@ComponentScan
@EnableConfigurationProperties({NotificationsSettings.class, TextSettings.class})
public class NotificationsContext {
    static final String NAME = "notifications";
    static final String FORGET = "notifications.forget";
    private static final String SEE = "notifications.deliveries";

    @Bean
    @ConditionalOnProperty(
            name = "opora.notifications.smtp",
            havingValue = "none",
            matchIfMissing = true)
    MenuItem mailboxItem() {
        return new MenuItem(Part.OWN, 40, "mailbox", "/mailbox", "mail");
    }

    @Bean
    MenuItem bellItem() {
        return new MenuItem(Part.OWN, 45, "bell", "/bell", "bell");
    }

    @Bean
    MenuItem deliveriesItem() {
        return new MenuItem(Part.MESSAGES, 62, "deliveries", "/deliveries", "history");
    }

    @Bean
    Door deliveriesDoor() {
        return Door.of("/deliveries/**", SEE);
    }

    @Bean
    Door deliveriesApiDoor() {
        return Door.of("/api/deliveries/**", SEE);
    }

    @Bean
    Door forgottenDoor() {
        return Door.of("/deliveries/forgotten", FORGET);
    }

    @Bean
    Door unsubscribeDoor() {
        return Door.everybody("/unsubscribe/*");
    }

    @Bean
    Door oneClickDoor() {
        return Door.everybody("/api/unsubscribe/*");
    }

    @Bean
    Door letterFilesDoor() {
        return Door.everybody("/letters/files/*");
    }

    @Bean
    Door mailboxDoor() {
        return Door.scoped("/mailbox", "notifications.mailbox");
    }

    @Bean
    Retention notificationsRetention(NotificationsSettings settings) {
        return new Retention("notifications", "opora.notifications.keep", settings.keep());
    }

    @Bean
    KeptAnswers.Old answersOfNotifications(JdbcClient db) {
        return new KeptAnswers.Old(db, NAME);
    }
}
