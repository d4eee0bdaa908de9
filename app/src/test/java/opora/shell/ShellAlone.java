package opora.shell;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// The shell without any context: enough to test frames, doors and refusals, and to look at them in
/// a browser.
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(ShellContext.class)
class ShellAlone {
    static void main(String[] args) {
        SpringApplication.run(ShellAlone.class, args);
    }
}
