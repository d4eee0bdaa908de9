package opora.rules;

import opora.shell.Door;
import opora.shell.KeptAnswers;
import opora.shell.MenuItem;
import opora.shell.MenuItem.Part;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
@ComponentScan
@EnableConfigurationProperties(RulesSettings.class)
public class RulesContext {
    static final String NAME = "rules";
    private static final String EDIT = "rules.edit";

    @Bean
    MenuItem rulesItem() {
        return new MenuItem(Part.MESSAGES, 60, "rules", "/rules", "adjustments-horizontal");
    }

    @Bean
    MenuItem templatesItem() {
        return new MenuItem(Part.MESSAGES, 61, "templates", "/templates", "file-text");
    }

    @Bean
    Door rulesDoor() {
        return Door.of("/rules/**", EDIT);
    }

    @Bean
    Door templatesDoor() {
        return Door.of("/templates/**", EDIT);
    }

    @Bean
    Door rulesApiDoor() {
        return Door.of("/api/rules/**", EDIT);
    }

    @Bean
    Door templatesApiDoor() {
        return Door.of("/api/templates/**", EDIT);
    }

    @Bean
    KeptAnswers.Old answersOfRules(JdbcClient db) {
        return new KeptAnswers.Old(db, NAME);
    }
}
