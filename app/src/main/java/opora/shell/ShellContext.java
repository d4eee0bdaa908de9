package opora.shell;

import opora.Settings;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/// The shell runs in every process, whatever contexts it carries.
@Configuration(proxyBeanMethods = false)
@ComponentScan
@EnableConfigurationProperties({ShellSettings.class, FileSettings.class})
public class ShellContext {
    @Bean
    KeycloakSettings keycloakSettings(ObjectProvider<Settings> settings, Environment environment) {
        var set = settings.getIfAvailable();
        var realm = set == null ? null : set.keycloak();
        return new KeycloakSettings(
                realm == null ? null : realm.issuer(),
                realm == null ? null : realm.client(),
                environment.getProperty(KeycloakSettings.SECRET));
    }
}
