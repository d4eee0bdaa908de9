package opora.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import opora.Eventually;
import opora.Visitor;
import opora.WholeApp;
import opora.assignment.NobodyFits;
import opora.assignment.WorkTakenBack;
import opora.backbone.Database;
import opora.identity.AccessChanged;
import opora.identity.AccountLocked;
import opora.identity.GivenRole;
import opora.identity.RoleDefined;
import opora.notifications.NotificationRequested;
import opora.shell.Reach;
import opora.tickets.Desks;
import org.junit.jupiter.api.Test;

/// A ticket's way, and who is told of it by the rules that come with the product.
class ShippedTest {
    private final WholeApp app = WholeApp.get();
    private final Visitor anna = app.person();
    private final Visitor eva = Desks.agent(app);
    private final Visitor max = Desks.agent(app);

    @Test
    void bothSidesAreToldOfATicketFromItsBeginningToItsEnd() throws Exception {
        Eventually.holds(() -> assertThat(callCentre()).contains(eva.username(), max.username()));
        var number = Desks.opened(anna, "Something strange");
        told(anna, "opened", number, "bell", "email");

        happens(new NobodyFits(id(number), "", "UNSURE", List.of(), 1, Instant.now()));
        told(eva, "queued", number, "bell", "email");
        answers(number, "Is anybody there?");
        told(eva, "unheard", number, "bell", "email");
        told(max, "unheard", number, "bell", "email");

        staff(number, "/messages", "{\"text\":\"I am.\",\"visibility\":\"PUBLIC\",\"take\":true}");
        told(eva, "yours", number, "bell", "email");
        told(anna, "taken", number, "bell", "email");
        told(anna, "answered", number, "bell", "email");

        watches(eva, number);
        watches(max, number);
        answers(number, "Then listen.");
        told(eva, "replied", number, "bell", "email");
        told(max, "watched", number, "bell");

        staff(number, "/status", "{\"to\":\"waiting\"}");
        told(anna, "moved", number, "bell", "email");

        happens(new WorkTakenBack(id(number), eva.username(), "UNTOUCHED", Instant.now()));
        told(eva, "released", number, "bell");
        staff(number, "/status", "{\"to\":\"solved\",\"fields\":{\"resolution\":\"Done.\"}}");
        told(anna, "done", number, "bell", "email");

        assertThat(ways(eva, "watched", number)).as("the same answer a second time").isEmpty();
        assertThat(ways(max, "replied", number)).as("an answer on another's ticket").isEmpty();
        assertThat(ways(eva, "unheard", number)).hasSize(2);
    }

    /// As the mail does that says so: whatever their role is called, and not for a part alone.
    @Test
    void aLockRingsForWhoeverMayComposeRoles() throws Exception {
        var chief = app.person();
        var part = app.person();
        var role = "chief-" + chief.username();
        var now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        identity(new RoleDefined(role, "Chief", List.of("identity.roles"), now));
        var whole = new GivenRole(role, Reach.ALL, "");
        var region = new GivenRole(role, Reach.REGION, "siberia");
        identity(new AccessChanged(chief.username(), List.of(region, whole), false, now));
        identity(new AccessChanged(part.username(), List.of(region), false, now));
        var members =
                """
                select count(*) from rules.members m join rules.role_rights r on r.role = m.name where m.name = ?
                """;
        Eventually.holds(
                () ->
                        assertThat(app.db().sql(members).param(role).query(Long.class).single())
                                .isEqualTo(2));
        identity(new AccountLocked(anna.username(), 4, now.plusSeconds(900), now));
        Eventually.holds(() -> assertThat(rings(chief)).isOne());
        assertThat(rings(part)).isZero();
    }

    private long rings(Visitor who) {
        var sql = "select count(*) from notifications.bell where username = ? and subject like ?";
        return app.db()
                .sql(sql)
                .params(who.username(), "%" + anna.username() + "%")
                .query(Long.class)
                .single();
    }

    private void identity(Object event) {
        var database = app.bean(Database.class);
        database.transact(
                "identity",
                _ -> {
                    database.publish(event);
                    return event;
                });
    }

    private void answers(long number, String text) {
        var line = Stream.of("once", UUID.randomUUID().toString(), "text", text);
        var said = anna.form("/tickets/" + number + "/messages", line);
        assertThat(said.status()).as(said.body()).isEqualTo(303);
    }

    private void staff(long number, String path, String json) {
        var once = UUID.randomUUID().toString();
        var done = eva.post("/api/desk/tickets/" + number + path, json, "Idempotency-Key", once);
        assertThat(done.status()).as(done.body()).isEqualTo(200);
    }

    private static void watches(Visitor agent, long number) {
        var watched = agent.form("/desk/" + number + "/watch", Stream.of());
        assertThat(watched.status()).isEqualTo(303);
    }

    private void told(Visitor who, String rule, long number, String... ways) throws Exception {
        Eventually.holds(
                () -> assertThat(ways(who, rule, number)).as(rule).containsExactlyInAnyOrder(ways));
    }

    private List<String> ways(Visitor who, String rule, long number) {
        var shipped = Shipped.ALWAYS.stream().filter(one -> one.name().equals(rule)).findFirst();
        var sql =
                """
                select channel from notifications.deliveries
                where username = ? and about ->> 'ruleName' = ? and about ->> ? = ?
                """;
        return app.db()
                .sql(sql)
                .params(
                        who.username(),
                        app.bean(ShippedNames.class).kept(shipped.orElseThrow()),
                        NotificationRequested.THREAD,
                        "" + number)
                .query(String.class)
                .list();
    }

    private List<String> callCentre() {
        var sql = "select username from rules.members where kind = 'ROLE' and name = 'agent'";
        return app.db().sql(sql).query(String.class).list();
    }

    private String id(long number) {
        var sql = "select id from tickets.tickets where number = ?";
        return app.db().sql(sql).param(number).query(UUID.class).single().toString();
    }

    private void happens(Object event) {
        var database = app.bean(Database.class);
        database.transact(
                "assignment",
                _ -> {
                    database.publish(event);
                    return event;
                });
    }
}
