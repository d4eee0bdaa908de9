package opora.gateway;

import opora.shell.MenuItem;
import opora.shell.Person;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@ComponentScan
@EnableConfigurationProperties(GatewaySettings.class)
public class GatewayContext {
    @Bean
    MenuItem ordersItem() {
        return new MenuItem(10, "orders", "/orders", "receipt", Person.CUSTOMER);
    }
}
