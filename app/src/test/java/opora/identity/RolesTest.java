package opora.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import opora.Eventually;
import opora.WholeApp;
import opora.backbone.Database;
import opora.backbone.Tail;
import opora.shell.Grant;
import opora.shell.KnownRights;
import opora.shell.Scope;
import org.junit.jupiter.api.Test;

/// Roles are told to every process and count at once.
class RolesTest {
    private final WholeApp app = WholeApp.get();
    private final Database database = app.bean(Database.class);
    private final Roles roles = app.bean(Roles.class);
    private final Grants grants = app.bean(Grants.class);

    @Test
    void readyRolesHaveTheirRightsFromTheStart() {
        var known = app.bean(KnownRights.class);
        for (var name : Set.of("customer", "agent", "expert", "manager", "administrator")) {
            assertThat(roles.named(name).orElseThrow().rights())
                    .containsExactlyInAnyOrderElementsOf(known.of(name));
        }
    }

    @Test
    void whatAnAdministratorTakesAwayDoesNotComeBackAtTheNextStart() {
        var before = roles.named("expert").orElseThrow();
        keep(before.with(Set.of("explorer.watch")));
        app.bean(SeatRoles.class).seat();
        assertThat(roles.named("expert").orElseThrow().rights()).containsExactly("explorer.watch");
        keep(before);
    }

    @Test
    void aRoleTakenAwayClosesTheDoorWhateverTheTokenSays() {
        var name = joined("staff");
        var visitor = app.person(name, Set.of("staff"));
        assertThat(visitor.get("/flows").status()).isEqualTo(200);
        change(() -> grants.remove(name, Grant.usual("staff")), name);
        assertThat(visitor.get("/flows").status()).isEqualTo(403);
        change(() -> grants.add(name, new Grant("staff", Scope.OWN), "test"), name);
        assertThat(visitor.get("/flows").status()).as("own is not all").isEqualTo(403);
        change(() -> grants.add(name, Grant.usual("staff"), "test"), name);
        assertThat(visitor.get("/flows").status()).isEqualTo(200);
    }

    @Test
    void aCustomerIsNotToldOf() {
        var name = joined("customer");
        var sql = "select access_told_at is null from identity.accounts where username = ?";
        assertThat(app.db().sql(sql).param(name).query(Boolean.class).single()).isTrue();
    }

    @Test
    void otherProcessesHearOfIt() throws Exception {
        var heard = new java.util.concurrent.ConcurrentHashMap<String, AccessChanged>();
        var backbone = app.bean(opora.backbone.Backbone.class);
        var tail =
                backbone.tail(
                        AccessChanged.class,
                        Tail.From.BEGINNING,
                        told -> heard.put(told.event().username(), told.event()));
        try (tail) {
            var name = joined("agent");
            Eventually.holds(
                    () ->
                            assertThat(heard.get(name).roles())
                                    .containsExactly(GivenRole.of(Grant.usual("agent"))));
        }
    }

    private String joined(String role) {
        var name = "r" + Long.toString(System.nanoTime(), 36);
        var typed = new Registration(name, name + "@example.com", "Green-Lantern-12");
        app.bean(RegisterAccount.class).register(typed, Set.of(role), "api", "en");
        return name;
    }

    private void keep(Role role) {
        database.transact(
                "identity",
                _ -> {
                    roles.keep(role);
                    return role;
                });
    }

    private void change(Runnable change, String name) {
        database.transact(
                "identity",
                _ -> {
                    change.run();
                    grants.tell(name);
                    return name;
                });
    }
}
