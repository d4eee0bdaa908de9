package opora.assignment;

import opora.shell.Door;
import opora.shell.MenuItem;
import opora.shell.MenuItem.Part;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@ComponentScan
@EnableConfigurationProperties(AssignmentSettings.class)
public class AssignmentContext {
    static final String NAME = "assignment";
    static final String SEE = "assignment.see";
    static final String CORRECT = "assignment.correct";
    static final String EDIT = "assignment.edit";

    @Bean
    MenuItem assignmentItem() {
        return new MenuItem(Part.DESK, 52, "assignment", "/assignment/experts", "users");
    }

    @Bean
    MenuItem choiceItem() {
        return new MenuItem(Part.DESK, 53, "choice", "/assignment/rules", "route");
    }

    @Bean
    MenuItem qualityItem() {
        return new MenuItem(Part.DESK, 54, "quality", "/assignment/quality", "chart-bar");
    }

    @Bean
    Door assignmentDoor() {
        return Door.of("/assignment/**", EDIT);
    }

    @Bean
    Door whyDoor() {
        return Door.scoped("/assignment/why/**", SEE);
    }

    @Bean
    Door topicDoor() {
        return Door.of("/assignment/why/{ticket}/topic", CORRECT);
    }

    @Bean
    Door topicApiDoor() {
        return Door.of("/api/assignment/why/{ticket}/topic", CORRECT);
    }

    @Bean
    Door topicsApiDoor() {
        return Door.of("/api/assignment/topics", CORRECT);
    }

    @Bean
    Door assignmentApiDoor() {
        return Door.of("/api/assignment/**", EDIT);
    }

    @Bean
    Door whyApiDoor() {
        return Door.scoped("/api/assignment/why/**", SEE);
    }
}
