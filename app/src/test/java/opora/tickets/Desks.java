package opora.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import opora.Eventually;
import opora.Visitor;
import opora.WholeApp;
import opora.backbone.Database;
import opora.identity.AccessChanged;
import opora.identity.GivenRole;
import opora.shell.Reach;
import opora.shell.Rights;

/// People and tickets for tests of the desk.
public final class Desks {
    private Desks() {}

    /// Somebody who works at the desk, as identity tells.
    static Visitor agent(WholeApp app, Reach reach, String place) {
        return somebody(app, "agent", reach, place);
    }

    static Visitor somebody(WholeApp app, String called, Reach reach, String place) {
        var name = app.person().username();
        var role = new GivenRole(called, reach, place);
        var database = app.bean(Database.class);
        database.transact(
                "identity",
                _ -> {
                    database.publish(new AccessChanged(name, List.of(role), false, Instant.now()));
                    return true;
                });
        var somebody = app.person(name, Set.of(called));
        try {
            Eventually.holds(() -> assertThat(app.bean(Staff.class).works(name)).isTrue());
            app.bean(Rights.class).give(name, Set.of(role.grant()), false, Instant.now());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return somebody;
    }

    public static Visitor agent(WholeApp app) {
        return agent(app, Reach.ALL, "");
    }

    /// The number of a new ticket.
    public static long opened(Visitor anna, String subject) throws Exception {
        var wish = "{\"subject\":\"%s\"}".formatted(subject);
        var asked = anna.post("/api/tickets", wish, "Idempotency-Key", UUID.randomUUID() + "");
        var path = "/api/tickets/" + asked.at("/requestId");
        Eventually.holds(() -> assertThat(anna.get(path).at("/number")).isNotEmpty());
        return Long.parseLong(anna.get(path).at("/number"));
    }
}
