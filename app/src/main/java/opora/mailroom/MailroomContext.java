package opora.mailroom;

import opora.shell.Door;
import opora.shell.KeptAnswers;
import opora.shell.MenuItem;
import opora.shell.MenuItem.Part;
import opora.shell.Retention;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
@ComponentScan
@EnableConfigurationProperties(MailroomSettings.class)
public class MailroomContext {
    static final String NAME = "mailroom";
    static final String PASSWORD = "mailbox";
    static final String READ = "mailroom.read";
    static final String BOXES = "mailroom.boxes";

    @Bean
    MenuItem mailroomItem() {
        return new MenuItem(Part.DESK, 56, "mailroom", "/mailroom", "mailbox");
    }

    @Bean
    Door mailroomDoor() {
        return Door.of("/mailroom/**", READ);
    }

    @Bean
    Door boxesDoor() {
        return Door.of("/mailroom/boxes/**", BOXES);
    }

    @Bean
    Door boxesApiDoor() {
        return Door.of("/api/mailboxes/**", BOXES);
    }

    @Bean
    Door mailsApiDoor() {
        return Door.of("/api/mails/**", READ);
    }

    @Bean
    Retention mailroomRetention(MailroomSettings settings) {
        return new Retention("mailroom", "opora.mailroom.keep", settings.keep());
    }

    @Bean
    KeptAnswers.Old answersOfMailroom(JdbcClient db) {
        return new KeptAnswers.Old(db, NAME);
    }
}
