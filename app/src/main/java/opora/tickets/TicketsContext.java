package opora.tickets;

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
@EnableConfigurationProperties(TicketsSettings.class)
public class TicketsContext {
    static final String NAME = "tickets";

    /// To see tickets: all, those of a queue, or those that are one's work.
    static final String SEE = "tickets.see";

    /// To answer, note, and move on what one sees.
    static final String WORK = "tickets.work";

    /// To decide whose work a ticket is.
    static final String ASSIGN = "tickets.assign";

    /// To say which statuses there are, and what may follow what.
    static final String DESIGN = "tickets.design";

    /// To arrange the desk for others: views that a role shares, macros, phrases.
    static final String ARRANGE = "tickets.arrange";

    @Bean
    MenuItem statusesItem() {
        return new MenuItem(Part.DESK, 70, "statuses", "/statuses", "progress-check");
    }

    @Bean
    Door statusesDoor() {
        return Door.of("/statuses/**", DESIGN);
    }

    @Bean
    MenuItem fieldsItem() {
        return new MenuItem(Part.DESK, 71, "fields", "/fields", "list-details");
    }

    @Bean
    Door fieldsDoor() {
        return Door.of("/fields/**", DESIGN);
    }

    @Bean
    MenuItem reportsItem() {
        return new MenuItem(Part.DESK, 68, "reports", "/reports", "chart-bar");
    }

    @Bean
    Door reportsDoor() {
        return Door.scoped("/reports/**", SEE);
    }

    @Bean
    MenuItem macrosItem() {
        return new MenuItem(Part.DESK, 72, "macros", "/macros", "bolt");
    }

    @Bean
    Door macrosDoor() {
        return Door.of("/macros/**", ARRANGE);
    }

    @Bean
    Door macrosApiDoor() {
        return Door.of("/api/macros/**", ARRANGE);
    }

    @Bean
    Door fieldsApiDoor() {
        return Door.of("/api/fields/**", DESIGN);
    }

    @Bean
    Door statusesApiDoor() {
        return Door.of("/api/statuses/**", DESIGN);
    }

    @Bean
    Door newFieldDoor() {
        return Door.of("/new-field", DESIGN);
    }

    @Bean
    Door newStatusDoor() {
        return Door.of("/new-status", DESIGN);
    }

    @Bean
    MenuItem deskItem() {
        return new MenuItem(Part.WORK, 10, "desk", "/desk", "inbox");
    }

    @Bean
    KeptAnswers.Old answersOfTickets(JdbcClient db) {
        return new KeptAnswers.Old(db, NAME);
    }

    @Bean
    Door deskDoor() {
        return Door.scoped("/desk/**", SEE);
    }

    @Bean
    Door deskApiDoor() {
        return Door.scoped("/api/desk/**", SEE);
    }
}
