package opora;

import org.apache.catalina.connector.Connector;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.tomcat.TomcatWebServerFactory;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Beside the address that speaks TLS a second one for this machine alone: what runs here reaches
/// this process without having to believe a certificate that bears another name.
@Configuration(proxyBeanMethods = false)
class TlsWiring {
    static final String INNER_PORT = "opora.inner-port";

    @Bean
    @ConditionalOnProperty(INNER_PORT)
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> innerDoor(
            @Value("${" + INNER_PORT + "}") int port) {
        return factory -> {
            var connector = new Connector(TomcatWebServerFactory.DEFAULT_PROTOCOL);
            connector.setPort(port);
            connector.setProperty("address", "127.0.0.1");
            factory.addAdditionalConnectors(connector);
        };
    }
}
