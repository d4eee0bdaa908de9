package opora.privacy;

import opora.shell.Door;
import opora.shell.MenuItem;
import opora.shell.MenuItem.Part;
import opora.shell.Retention;
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
        return new MenuItem(Part.OWN, 60, "my-data", "/my-data", "shield-lock");
    }

    @Bean
    Door myDataDoor() {
        return Door.themselves("/my-data/**");
    }

    @Bean
    MenuItem erasuresItem() {
        return new MenuItem(Part.PEOPLE, 97, "erasures", "/erasures", "trash");
    }

    @Bean
    Door erasuresDoor() {
        return Door.of("/erasures/**", "privacy.erase");
    }

    @Bean
    MenuItem retentionItem() {
        return new MenuItem(Part.PEOPLE, 98, "retention", "/retention", "history");
    }

    @Bean
    Door retentionDoor() {
        return Door.of("/retention", "privacy.purposes");
    }

    @Bean
    MenuItem purposesItem() {
        return new MenuItem(Part.PEOPLE, 96, "purposes", "/consents", "file-text");
    }

    @Bean
    Door purposesDoor() {
        return Door.of("/consents/**", "privacy.purposes");
    }

    @Bean
    Retention exportsRetention(PrivacySettings settings) {
        return new Retention("exports", "opora.privacy.keep-exports", settings.keepExports());
    }
}
