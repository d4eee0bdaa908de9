package opora.shell;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/// The shell runs in every process, whatever contexts it carries.
@Configuration(proxyBeanMethods = false)
@ComponentScan
@EnableConfigurationProperties(ShellSettings.class)
public class ShellContext {}
