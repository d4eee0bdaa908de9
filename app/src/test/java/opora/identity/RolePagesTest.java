package opora.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import opora.WholeApp;
import opora.backbone.Database;
import opora.shell.Grant;
import opora.shell.Person;
import opora.shell.Scope;
import opora.shell.Site;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Composing roles and giving them to people, as an administrator does.
class RolePagesTest {
    private static final String GOOD = "Green-Lantern-12";

    private final WholeApp app = WholeApp.get();
    private final String boss = joined(Person.ADMINISTRATOR);
    private final Site site = signedIn(boss, Person.ADMINISTRATOR);

    @BeforeEach
    void open() {
        site.get("/roles");
    }

    /// Other tests make administrators; here it matters who is the last.
    @AfterEach
    void nobodyRulesFromHere() {
        var grants = app.bean(Grants.class);
        app.bean(Database.class)
                .transact(
                        "identity",
                        _ -> {
                            grants.remove(boss, Grant.usual(Person.ADMINISTRATOR));
                            grants.tell(boss);
                            return boss;
                        });
    }

    @Test
    void aNewRoleOpensWhatItsRightsSayAtTheNextClick() {
        var role = name("helper-");
        var title = Map.of("name", role, "title", "Helper <b>");
        assertThat(site.form("/roles", title).statusCode()).isEqualTo(303);
        var page = site.get("/roles/" + role).body();
        assertThat(page).contains("Helper &lt;b&gt;");
        var helper = joined(Person.CUSTOMER);
        var theirs = signedIn(helper, Person.CUSTOMER);
        assertThat(give(role, helper, "ALL", "").statusCode()).isEqualTo(303);
        assertThat(theirs.get("/flows").statusCode()).isEqualTo(403);
        assertThat(choose(role, page, "explorer.watch").statusCode()).isEqualTo(303);
        assertThat(theirs.get("/flows").statusCode()).isEqualTo(200);
        assertThat(theirs.get("/flows").body()).contains("href=\"/flows\"");
        assertThat(theirs.get("/flows").body()).doesNotContain("href=\"/roles\"");
        site.get("/roles/" + role);
        var gone = Map.of("username", helper, "reach", "ALL", "place", "");
        assertThat(site.form("/roles/" + role + "/people/removal", gone).statusCode())
                .isEqualTo(303);
        assertThat(theirs.get("/flows").statusCode()).isEqualTo(403);
        assertThat(theirs.get("/orders").statusCode()).isEqualTo(200);
        assertThat(site.form("/roles/" + role + "/removal", Map.of()).statusCode()).isEqualTo(303);
        assertThat(site.get("/roles/" + role).statusCode()).isEqualTo(404);
    }

    @Test
    void theLastWhoMayComposeRolesCannotGiveThatUp() {
        var others = "delete from identity.grants where role = 'administrator' and username <> ?";
        app.db().sql(others).param(boss).update();
        var fields = Map.of("username", boss, "reach", "ALL", "place", "");
        var refused = site.form("/roles/administrator/people/removal", fields);
        assertThat(refused.statusCode()).isEqualTo(422);
        var page = site.get("/roles/administrator").body();
        assertThat(choose("administrator", page, "explorer.watch").statusCode()).isEqualTo(422);
        assertThat(site.get("/roles").statusCode()).isEqualTo(200);
        var second = joined(Person.CUSTOMER);
        site.get("/roles");
        give("administrator", second, "ALL", "");
        assertThat(site.form("/roles/administrator/people/removal", fields).statusCode())
                .isEqualTo(303);
        assertThat(site.get("/roles").statusCode()).isEqualTo(403);
        app.bean(Database.class)
                .transact(
                        "identity",
                        _ -> {
                            app.bean(Grants.class)
                                    .remove(second, new Grant("administrator", Scope.ALL));
                            return second;
                        });
    }

    @Test
    void whatIsFilledInWronglyIsSaidBesideTheField() {
        assertFlawed(site.form("/roles", Map.of("name", "Bad Name", "title", "")), "name-flaw");
        assertFlawed(site.form("/roles", Map.of("name", "customer", "title", "x")), "name-flaw");
        assertFlawed(give("manager", "nobody-at-all", "ALL", ""), "username-flaw");
        assertFlawed(give("manager", boss, "REGION", ""), "place-flaw");
        assertFlawed(give("manager", boss, "ALL", "north"), "place-flaw");
        assertThat(give("manager", boss, "MOON", "").statusCode()).isEqualTo(422);
        assertThat(give("nothing", boss, "ALL", "").statusCode()).isEqualTo(404);
        var both = give("manager", "nobody-at-all", "QUEUE", "").body();
        assertThat(both)
                .contains("username-flaw", "place-flaw")
                .contains("href=\"#username\"", "href=\"#place\"")
                .contains("list=\"place-known\"", "<option value=\"callcentre\">");
        var page = site.get("/roles/manager").body();
        assertThat(choose("manager", page, "no.such.right").statusCode()).isEqualTo(422);
        assertThat(site.form("/roles/manager/removal", Map.of()).statusCode()).isEqualTo(422);
    }

    @Test
    void twoAdministratorsDoNotOverwriteEachOther() {
        var role = name("twice-");
        site.form("/roles", Map.of("name", role, "title", "Twice"));
        var page = site.get("/roles/" + role).body();
        assertThat(choose(role, page, "explorer.watch").statusCode()).isEqualTo(303);
        var late = choose(role, page, "identity.locks");
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).contains("class=\"card clash");
        assertThat(app.bean(Roles.class).named(role).orElseThrow().rights())
                .containsExactly("explorer.watch");
        assertThat(choose(role, late.body(), "identity.locks").statusCode()).isEqualTo(303);
    }

    @Test
    void aSmallTeamHasThreeRolesThatDoEverything() {
        var roles = app.bean(Roles.class);
        app.db()
                .sql("delete from identity.grants where role in ('agent', 'expert', 'staff')")
                .update();
        give("agent", boss, "OWN", "");
        assertThat(site.form("/roles/team", Map.of("small", "true")).statusCode()).isEqualTo(422);
        var agent = Map.of("username", boss, "reach", "OWN", "place", "");
        site.form("/roles/agent/people/removal", agent);
        assertThat(site.form("/roles/team", Map.of("small", "true")).statusCode()).isEqualTo(303);
        assertThat(roles.named("agent").orElseThrow().rights()).isEmpty();
        assertThat(roles.named("manager").orElseThrow().rights()).contains("identity.locks");
        assertThat(site.form("/roles/team", Map.of("small", "false")).statusCode()).isEqualTo(303);
        assertThat(roles.named("agent").orElseThrow().rights()).contains("identity.locks");
    }

    private HttpResponse<String> give(String role, String username, String reach, String place) {
        var fields = Map.of("username", username, "reach", reach, "place", place);
        return site.form("/roles/" + role + "/people", fields);
    }

    private HttpResponse<String> choose(String role, String page, String right) {
        var fields = new TreeMap<String, String>();
        fields.put("seen", page.replaceAll("(?s).*name=\"seen\" value=\"(\\d+)\".*", "$1"));
        fields.put("rights", right);
        fields.put("title", "Title");
        return site.form("/roles/" + role, fields);
    }

    private static void assertFlawed(HttpResponse<String> answer, String flaw) {
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("id=\"" + flaw + "\"");
    }

    private String joined(String role) {
        var name = name("b");
        var typed = new Registration(name, name + "@example.com", GOOD);
        app.bean(RegisterAccount.class).register(typed, Set.of(role), "api", "en");
        return name;
    }

    private Site signedIn(String name, String... roles) {
        return new Site(app.address())
                .with("Accept-Language", "en")
                .cookie("opora_session", app.tokens().sign(name, Set.of(roles)));
    }

    private static String name(String start) {
        return start + Long.toString(System.nanoTime(), 36);
    }
}
