package opora.api;

import opora.shell.Door;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/// Every process describes what it answers itself.
@Configuration(proxyBeanMethods = false)
@ComponentScan
public class ApiContext {
    @Bean
    Door descriptionDoor() {
        return Door.everybody("/api/openapi.json");
    }

    @Bean
    Door docsDoor() {
        return Door.everybody("/api/docs");
    }
}
