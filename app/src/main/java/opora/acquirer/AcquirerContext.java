package opora.acquirer;

import opora.shell.Door;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/// Its doors are open for everybody: whoever comes shows the secret, or is on the page of a charge
/// that only its cardholder was sent to.
@Configuration(proxyBeanMethods = false)
@ComponentScan
@EnableConfigurationProperties(AcquirerSettings.class)
public class AcquirerContext {
    @Bean
    Door acquirerDoor() {
        return Door.everybody("/api/acquirer/**");
    }

    @Bean
    Door challengesDoor() {
        return Door.everybody("/acquirer/challenges/*");
    }
}
