package opora.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import opora.Eventually;
import opora.Settings;
import opora.WholeApp;
import opora.backbone.Database;
import opora.shell.Grant;
import opora.shell.Journal;
import opora.shell.Person;
import opora.shell.PublicAddress;
import opora.shell.Rights;
import opora.shell.SealedText;
import opora.shell.Site;
import org.junit.jupiter.api.Test;

/// Staff finds accounts and looks after them, as far as their own rights reach.
class AccountsTest {
    private static final String GOOD = "Green-Lantern-12";

    private final WholeApp app = WholeApp.get();
    private final Site agent = signedIn(joined("agent"), "agent");
    private final String managersName = joined("manager");
    private final Site manager = signedIn(managersName, "manager");
    private final Site administrator = signedIn(joined("administrator"), "administrator");

    @Test
    void findsByTheBeginningOfNameOrAddressByRoleAndState() {
        var name = joined("customer");
        assertThat(agent.get("/accounts?q=" + name.substring(0, 9)).body()).contains(name);
        assertThat(agent.get("/accounts?q=" + name.toUpperCase() + "@").body()).contains(name);
        assertThat(agent.get("/accounts?q=" + name + "&role=customer").body()).contains(name);
        assertThat(listed("q=" + name + "&role=manager", name)).isFalse();
        assertThat(listed("q=" + name + "&state=active", name)).isTrue();
        assertThat(listed("q=" + name + "&state=blocked", name)).isFalse();
        assertThat(listed("q=" + name + "&state=locked", name)).isFalse();
        assertThat(listed("q=%25", name)).as("no wildcard").isFalse();
        assertThat(listed("after=" + name, name)).as("behind it").isFalse();
        assertThat(agent.get("/accounts/" + name).body()).contains(name + "@example.com");
        assertThat(agent.get("/accounts/nobody-at-all").statusCode()).isEqualTo(404);
    }

    @Test
    void whoLookedAtWhomStandsInTheJournal() throws Exception {
        var name = joined("customer");
        agent.get("/accounts/" + name);
        Eventually.holds(
                () ->
                        assertThat(manager.get("/journal?q=" + name + "&action=identity").body())
                                .contains("identity.account.seen"));
    }

    /// What may be an address or a telephone stays in the journal for good, and so not whole.
    @Test
    void whatWasLookedForIsKeptWithoutWhatReachesPeople() throws Exception {
        var word = "z" + Long.toString(System.nanoTime(), 36);
        var chief = app.person(word, Set.of("administrator"));
        for (var typed :
                List.of("anna." + word + "@example.org", "%2B7+900+123-45-67", "Lenina+1", word)) {
            assertThat(chief.get("/search/found?q=" + typed).status()).isEqualTo(200);
        }
        var sql =
                """
                select subject from journal.entries where who = ? and action = 'identity.accounts.searched'
                """;
        Eventually.holds(
                () ->
                        assertThat(app.db().sql(sql).param(word).query(String.class).list())
                                .containsExactlyInAnyOrder("an…@example.org", "…67", "le…", word));
    }

    @Test
    void whoeverIsBlockedIsOutAtOnceAndLetInAgain() {
        var name = joined("customer");
        var theirs = signedIn(name, "customer");
        var program = app.person(name, Set.of("customer"));
        assertThat(theirs.get("/orders").statusCode()).isEqualTo(200);
        manager.get("/accounts/" + name);
        assertThat(manager.form("/accounts/" + name + "/block", Map.of()).statusCode())
                .isEqualTo(303);
        assertThat(theirs.get("/orders").body()).contains("This account is blocked");
        assertThat(theirs.cookie("opora_session")).isEmpty();
        assertThat(program.get("/api/orders").status()).isEqualTo(403);
        assertThat(listed("q=" + name + "&state=blocked", name)).isTrue();
        assertThat(manager.form("/accounts/" + name + "/unblock", Map.of()).statusCode())
                .isEqualTo(303);
        assertThat(program.get("/api/orders").status()).isEqualTo(200);
    }

    @Test
    void nobodyReachesBeyondThemselves() {
        var boss = joined("administrator");
        manager.get("/accounts/" + boss);
        assertThat(manager.form("/accounts/" + boss + "/block", Map.of()).statusCode())
                .isEqualTo(422);
        var self = "/accounts/" + managersName + "/block";
        assertThat(manager.form(self, Map.of()).statusCode()).isEqualTo(422);
        var more = Map.of("role", "manager", "reach", "ALL", "place", "");
        assertThat(manager.form("/accounts/" + boss + "/roles", more).statusCode()).isEqualTo(403);
        agent.get("/accounts");
        assertThat(agent.form(self, Map.of()).statusCode()).isEqualTo(403);
        assertThat(signedIn(joined("customer"), "customer").get("/accounts").statusCode())
                .isEqualTo(403);
    }

    @Test
    void anAdministratorGivesAndTakesRolesOnTheAccount() {
        var name = joined("customer");
        var page = "/accounts/" + name;
        administrator.get(page);
        var north = Map.of("role", "agent", "reach", "REGION", "place", "North <1>");
        assertThat(administrator.form(page + "/roles", north).statusCode()).isEqualTo(303);
        assertThat(administrator.get(page).body()).contains("North &lt;1&gt;");
        assertThat(signedIn(name, "customer").get("/accounts").statusCode())
                .as("a region is not everything")
                .isEqualTo(403);
        assertThat(administrator.form(page + "/roles/removal", north).statusCode()).isEqualTo(303);
        assertThat(administrator.form(page + "/roles/removal", north).statusCode()).isEqualTo(422);
    }

    @Test
    void anInvitationGivesNoMoreThanWhoInvitesHas() {
        manager.get("/invite");
        var tooMuch = Map.of("meant", "Eve", "role", "administrator");
        assertThat(manager.form("/invite", tooMuch).statusCode()).isEqualTo(422);
        assertThat(manager.form("/invite", Map.of("meant", "", "role", "agent")).statusCode())
                .isEqualTo(422);
        assertThat(manager.form("/invite", Map.of("meant", "Eve")).statusCode()).isEqualTo(422);
        var invited = manager.form("/invite", Map.of("meant", "Eve", "role", "agent"));
        var link =
                invited.body().replaceAll("(?s).*href=\"(http[^\"]*/invitations/[^\"]+)\".*", "$1");
        var path = link.substring(app.address().length());
        var eve = new Site(app.address()).with("Accept-Language", "en");
        assertThat(eve.get(path).statusCode()).isEqualTo(200);
        var name = name();
        var account = Map.of("username", name, "email", name + "@example.com", "password", GOOD);
        assertThat(eve.form(path, account).statusCode()).isEqualTo(303);
        assertThat(eve.get("/accounts").statusCode()).isEqualTo(200);
        assertThat(eve.get("/roles").statusCode()).isEqualTo(403);
        assertThat(new Site(app.address()).get(path).statusCode()).isEqualTo(404);
    }

    @Test
    void anInvitationToAnAddressIsMailedWhereMailLeaves() throws Exception {
        var here = app.bean(Settings.class);
        var mailing =
                new Settings(
                        here.contexts(),
                        here.data(),
                        true,
                        here.database(),
                        here.web(),
                        here.kafka(),
                        here.patience(),
                        here.telemetry(),
                        here.smtp(),
                        here.keycloak(),
                        here.preset());
        var invite =
                new InvitePeople(
                        app.bean(Database.class),
                        app.bean(Invitations.class),
                        app.bean(Superiors.class),
                        app.bean(Journal.class),
                        app.bean(Accounts.class),
                        app.bean(Letters.class),
                        app.bean(PublicAddress.class),
                        app.bean(IdentitySettings.class),
                        mailing);
        var all = app.bean(Rights.class).powers(Set.of(Grant.usual(Person.ADMINISTRATOR)));
        var boss = new Person("boss", Set.of(), Instant.MAX, "", Set.of(), null, all, null);
        var address = name() + "@example.com";
        invite.invite(boss, address, Set.of("agent"));
        var sql = "select content from notifications.deliveries where username = ?";
        Eventually.holds(
                () ->
                        assertThat(app.db().sql(sql).param(address).query(String.class).list())
                                .singleElement()
                                .satisfies(
                                        letter ->
                                                assertThat(
                                                                app.bean(SealedText.class)
                                                                        .open(letter, address))
                                                        .contains("boss", "/invitations/")));
    }

    @Test
    void whoeverActsInSomebodysPlaceIsSeenToAndLeavesBothNames() throws Exception {
        var name = joined("customer");
        manager.get("/accounts/" + name);
        assertThat(manager.form("/accounts/" + name + "/impersonation", Map.of()).statusCode())
                .isEqualTo(303);
        var page = manager.get("/orders");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("class=\"in-place-of\"", name);
        assertThat(manager.get("/accounts").statusCode()).as("theirs, not the own").isEqualTo(403);
        assertThat(manager.get("/sign-in").statusCode()).as("theirs alone").isEqualTo(403);
        assertThat(manager.get("/my-data").statusCode()).as("theirs alone").isEqualTo(403);
        manager.form("/language", Map.of("language", "en", "back", "/"));
        assertThat(manager.form("/impersonation/end", Map.of()).statusCode()).isEqualTo(303);
        assertThat(manager.get("/accounts").body()).doesNotContain("class=\"in-place-of\"");
        Eventually.holds(
                () -> {
                    var journal = manager.get("/journal?q=" + name).body();
                    assertThat(journal)
                            .contains(
                                    "identity.impersonation.begun",
                                    "identity.impersonation.ended",
                                    "by " + managersName,
                                    "GET /orders",
                                    "POST /language");
                });
    }

    @Test
    void nobodyTakesThePlaceOfWhoMayMore() {
        var boss = joined("administrator");
        manager.get("/accounts/" + boss);
        assertThat(manager.form("/accounts/" + boss + "/impersonation", Map.of()).statusCode())
                .isEqualTo(403);
        manager.cookie("opora_in_place_of", managersName + ":" + boss);
        assertThat(manager.get("/roles").statusCode()).isEqualTo(403);
        var customer = joined("customer");
        var other = joined("customer");
        var eve =
                signedIn(customer, "customer").cookie("opora_in_place_of", customer + ":" + other);
        assertThat(eve.get("/orders").body()).doesNotContain("in-place-of");
    }

    private boolean listed(String query, String name) {
        return agent.get("/accounts?" + query).body().contains("href=\"/accounts/" + name + "\"");
    }

    private String joined(String role) {
        var name = name();
        var typed = new Registration(name, name + "@example.com", GOOD);
        app.bean(RegisterAccount.class).register(typed, Set.of(role), "api", "en");
        return name;
    }

    private Site signedIn(String name, String... roles) {
        return new Site(app.address())
                .with("Accept-Language", "en")
                .cookie("opora_session", app.tokens().sign(name, Set.of(roles)));
    }

    private static String name() {
        return "a" + Long.toString(System.nanoTime(), 36);
    }
}
