package opora.notifications;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@ComponentScan
@EnableConfigurationProperties(NotificationsSettings.class)
public class NotificationsContext {
    static final String NAME = "notifications";
}
