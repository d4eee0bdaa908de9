package opora.files;

import opora.shell.FileSettings;
import opora.shell.Retention;
import opora.shell.Roomy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@ComponentScan
public class FilesContext {
    static final String NAME = "files";

    @Bean
    Roomy uploads(FileSettings settings) {
        return new Roomy("/files", settings.largest());
    }

    @Bean
    Roomy uploadsOfPrograms(FileSettings settings) {
        return new Roomy("/api/files", settings.largest());
    }

    @Bean
    Retention filesRetention(FileSettings settings) {
        return new Retention("files", "opora.files.keep", settings.keep());
    }
}
