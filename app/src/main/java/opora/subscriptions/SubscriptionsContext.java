package opora.subscriptions;

import opora.shell.Door;
import opora.shell.MenuItem;
import opora.shell.MenuItem.Part;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@ComponentScan
@EnableConfigurationProperties(SubscriptionsSettings.class)
public class SubscriptionsContext {
    static final String NAME = "subscriptions";
    private static final String OWN = "subscriptions.own";
    static final String ADMINISTER = "subscriptions.administer";

    @Bean
    MenuItem subscriptionItem() {
        return new MenuItem(Part.OWN, 30, "subscription", "/subscription", "refresh");
    }

    @Bean
    MenuItem invoicesItem() {
        return new MenuItem(Part.OWN, 31, "invoices", "/invoices", "file-text");
    }

    @Bean
    MenuItem billingItem() {
        return new MenuItem(Part.MONEY, 61, "billing", "/billing", "receipt");
    }

    @Bean
    Door subscriptionDoor() {
        return Door.scoped("/subscription/**", OWN);
    }

    @Bean
    Door subscriptionApiDoor() {
        return Door.scoped("/api/subscription/**", OWN);
    }

    @Bean
    Door invoicesDoor() {
        return Door.scoped("/invoices/**", OWN);
    }

    @Bean
    Door invoicesApiDoor() {
        return Door.scoped("/api/invoices/**", OWN);
    }

    @Bean
    Door billingDoor() {
        return Door.of("/billing/**", ADMINISTER);
    }

    @Bean
    Door billingApiDoor() {
        return Door.of("/api/billing/**", ADMINISTER);
    }
}
