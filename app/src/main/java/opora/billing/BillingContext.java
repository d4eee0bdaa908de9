package opora.billing;

import opora.shell.MenuItem;
import opora.shell.Person;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@ComponentScan
@EnableConfigurationProperties(BillingSettings.class)
public class BillingContext {
    @Bean
    MenuItem walletItem() {
        return new MenuItem(20, "wallet", "/wallet", "wallet", Person.CUSTOMER);
    }
}
