package opora.gateway;

import opora.shell.Door;
import opora.shell.MenuItem;
import opora.shell.MenuItem.Part;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@ComponentScan
@EnableConfigurationProperties(GatewaySettings.class)
public class GatewayContext {
    private static final String ORDERS = "gateway.orders";

    @Bean
    MenuItem ordersItem() {
        return new MenuItem(Part.OWN, 10, "orders", "/orders", "receipt");
    }

    @Bean
    Door ordersDoor() {
        return Door.scoped("/orders/**", ORDERS);
    }

    @Bean
    Door ordersApiDoor() {
        return Door.scoped("/api/orders/**", ORDERS);
    }
}
