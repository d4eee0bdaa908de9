package opora.webhooks;

import opora.shell.Door;
import opora.shell.KeptAnswers;
import opora.shell.MenuItem;
import opora.shell.MenuItem.Part;
import opora.shell.Retention;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
@ComponentScan
@EnableConfigurationProperties(WebhooksSettings.class)
public class WebhooksContext {
    static final String NAME = "webhooks";
    static final String SECRET = "webhook";
    private static final String EDIT = "webhooks.edit";

    @Bean
    MenuItem webhooksItem() {
        return new MenuItem(Part.MESSAGES, 63, "webhooks", "/webhooks", "topology-star-3");
    }

    @Bean
    Door webhooksDoor() {
        return Door.of("/webhooks/**", EDIT);
    }

    @Bean
    Door webhooksApiDoor() {
        return Door.of("/api/webhooks/**", EDIT);
    }

    /// Receivers show a token of their own.
    @Bean
    Door feedDoor() {
        return Door.everybody("/api/webhooks/*/events");
    }

    @Bean
    Retention webhooksRetention(WebhooksSettings settings) {
        return new Retention("webhooks", "opora.webhooks.keep", settings.keep());
    }

    @Bean
    KeptAnswers.Old answersOfWebhooks(JdbcClient db) {
        return new KeptAnswers.Old(db, NAME);
    }
}
