package opora.imports;

import opora.shell.Door;
import opora.shell.MenuItem;
import opora.shell.MenuItem.Part;
import opora.shell.Roomy;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@ComponentScan
@EnableConfigurationProperties(ImportsSettings.class)
public class ImportsContext {
    static final String NAME = "imports";

    /// To bring tickets of other systems here.
    static final String BRING = "imports.bring";

    @Bean
    MenuItem importsItem() {
        return new MenuItem(Part.DESK, 72, "imports", "/imports", "package");
    }

    @Bean
    Door importsDoor() {
        return Door.of("/imports/**", BRING);
    }

    @Bean
    Door importsApiDoor() {
        return Door.of("/api/imports/**", BRING);
    }

    @Bean
    Roomy importFilesAreLarge(ImportsSettings settings) {
        return new Roomy("/imports/files", settings.largest());
    }

    @Bean
    Roomy importFilesOfProgramsAreLarge(ImportsSettings settings) {
        return new Roomy("/api/imports/files", settings.largest());
    }
}
