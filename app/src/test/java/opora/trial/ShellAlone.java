package opora.trial;

import opora.shell.Door;
import opora.shell.MenuItem;
import opora.shell.MenuItem.Part;
import opora.shell.ShellContext;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/// The shell without any context: enough to test frames, doors and refusals, and to look at them in
/// a browser.
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({ShellContext.class, ShellAlone.Things.class})
public class ShellAlone {
    @Bean
    Door openDoor() {
        return Door.everybody("/open/**");
    }

    @Bean
    Door staffDoor() {
        return Door.of("/open/staff", "shell.figures");
    }

    @Bean
    Door ownDoor() {
        return Door.themselves("/open/own");
    }

    @Bean
    MenuItem thingsItem() {
        return new MenuItem(Part.OWN, 1, "profile", "/things", "user");
    }

    record Thing(String name, int count) {}

    @RestController
    static class Things {
        @PostMapping("/api/things")
        Thing add(@RequestBody Thing thing) {
            return thing;
        }

        @GetMapping("/api/away")
        String away() {
            throw new org.springframework.jdbc.CannotGetJdbcConnectionException(
                    "away", new java.sql.SQLTransientConnectionException("secret detail"));
        }

        @GetMapping("/api/broken")
        String breakApi() {
            throw new IllegalStateException("secret detail");
        }

        @GetMapping("/open/broken")
        String breakPage() {
            throw new IllegalStateException("secret detail");
        }

        @GetMapping("/open/own")
        String own() {
            return "for oneself";
        }

        @GetMapping("/open/staff")
        String staff() {
            return "staff only";
        }

        @PostMapping("/open/change")
        String change() {
            return "changed";
        }

        @GetMapping("/open/headers")
        String headers(
                @RequestHeader(name = "X-Username", required = false) String username,
                @RequestHeader(name = "X-Roles", required = false) String roles) {
            return username + " " + roles;
        }
    }
}
