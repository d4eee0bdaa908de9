package opora.privacy;

import opora.shell.Door;
import opora.shell.MenuItem;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@ComponentScan
@EnableConfigurationProperties(PrivacySettings.class)
public class PrivacyContext {
    @Bean
    MenuItem myDataItem() {
        return MenuItem.everyday(60, "my-data", "/my-data", "shield-lock");
    }

    @Bean
    Door myDataDoor() {
        return Door.themselves("/my-data/**");
    }

    @Bean
    MenuItem erasuresItem() {
        return MenuItem.staff(97, "erasures", "/erasures", "trash");
    }

    @Bean
    Door erasuresDoor() {
        return Door.of("/erasures/**", "privacy.erase");
    }

    @Bean
    MenuItem purposesItem() {
        return MenuItem.staff(96, "purposes", "/consents", "file-text");
    }

    @Bean
    Door purposesDoor() {
        return Door.of("/consents/**", "privacy.purposes");
    }
}
