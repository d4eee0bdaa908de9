package opora.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import opora.Eventually;
import opora.Settings;
import opora.WholeApp;
import opora.backbone.Database;
import opora.shell.Journal;
import opora.shell.Site;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Staff makes accounts and helps people back in; what opens an account reaches its owner alone.
class AccountHelpTest {
    private static final Pattern LINK = Pattern.compile("https?://[^/]+(/sign-in/reset/\\S+)");

    private final WholeApp app = WholeApp.get();
    private final Newcomer agent = Newcomer.joined(app);
    private final Newcomer manager = Newcomer.joined(app);
    private final Newcomer anna = Newcomer.joined(app);
    private final String fresh = "f" + Long.toString(System.nanoTime(), 36);
    private Site desk = agent.site();
    private Site office = manager.site();

    @BeforeEach
    void begin() {
        agent.is("agent");
        manager.is("manager");
        desk = agent.signedIn();
        office = manager.signedIn();
        desk.get("/accounts");
        office.get("/accounts");
    }

    @Test
    void aCustomerOnThePhoneGetsAnAccountAndALetter() throws Exception {
        assertThat(desk.form("/new-account", account("customer")).statusCode()).isEqualTo(303);
        var owner = new Newcomer(app, fresh, Newcomer.freshPlace());
        var link = mailed(owner, "Your account");
        assertThat(desk.get("/accounts/" + fresh).body()).contains(owner.email(), "staff");
        var site = owner.site();
        site.get(link);
        assertThat(site.form(link, Map.of("password", Newcomer.PASSWORD)).statusCode())
                .isEqualTo(303);
        assertThat(owner.open(Newcomer.PASSWORD).statusCode()).isEqualTo(201);
        var profile = owner.program();
        Eventually.holds(
                () -> assertThat(profile.get("/api/profile").body()).contains(owner.email()));
        toldTheJournal("identity.account.opened", fresh);
    }

    @Test
    void nobodyGivesMoreThanTheyHaveAndAFlawIsNamed() {
        assertThat(desk.form("/new-account", account("administrator")).statusCode()).isEqualTo(422);
        assertThat(desk.form("/new-account", account("no-such-role")).statusCode()).isEqualTo(422);
        var nameless = Map.of("username", "x", "email", "nowhere", "language", "xx");
        var page = desk.form("/new-account", nameless);
        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(page.body()).contains("username-flaw", "email-flaw", "Choose one of the lang");
        assertThat(app.bean(Accounts.class).named(fresh)).isEmpty();
        assertThat(anna.signedIn().get("/new-account").statusCode()).isEqualTo(403);
    }

    @Test
    void theSameAccountTwiceIsOneAndAnotherOfThatNameIsRefused() {
        var program = agent.program();
        var wish = "{\"username\":\"%s\",\"email\":\"%s@example.com\"}";
        var mine = wish.formatted(fresh, fresh);
        assertThat(program.json("POST", "/api/accounts", mine).statusCode()).isEqualTo(201);
        assertThat(program.json("POST", "/api/accounts", mine).statusCode()).isEqualTo(201);
        var other = program.json("POST", "/api/accounts", wish.formatted(fresh, "eve"));
        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(other.body()).contains("\"field\":\"username\"");
        var taken = program.json("POST", "/api/accounts", wish.formatted(anna.name(), anna.name()));
        assertThat(taken.statusCode()).as("not made by staff").isEqualTo(422);
    }

    @Test
    void aPasswordLinkGoesToTheOwnerAndLeavesTheOldPassword() throws Exception {
        desk.get("/accounts/" + anna.name());
        var path = "/accounts/" + anna.name() + "/password-link";
        assertThat(desk.form(path, Map.of()).statusCode()).isEqualTo(303);
        assertThat(anna.open(Newcomer.PASSWORD).statusCode()).isEqualTo(201);
        var link = mailed(anna, "A link for a new password");
        var site = anna.site();
        site.get(link);
        assertThat(site.form(link, Map.of("password", "Paper-Boats-26!")).statusCode())
                .isEqualTo(303);
        assertThat(anna.open(Newcomer.PASSWORD).statusCode()).isEqualTo(401);
        assertThat(anna.open("Paper-Boats-26!").statusCode()).isEqualTo(201);
        toldTheJournal("identity.password.link", anna.name());
        assertThat(desk.form("/accounts/nobody-here/password-link", Map.of()).statusCode())
                .isEqualTo(404);
    }

    @Test
    void aLostFactorIsTakenAwayWithAReasonAndAMailedCodeStandsIn() throws Exception {
        app.bean(Authenticators.class).prepare(anna.name());
        var sql = "update identity.authenticators set confirmed = true where username = ?";
        app.db().sql(sql).param(anna.name()).update();
        var lost = anna.site();
        assertThat(anna.signIn(lost, Newcomer.PASSWORD).headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).contains("/sign-in/code"));
        var path = "/accounts/" + anna.name() + "/factor-reset";
        assertThat(desk.form(path, Map.of("reason", "lost")).statusCode()).isEqualTo(403);
        assertThat(office.form(path, Map.of("reason", " ")).statusCode()).isEqualTo(422);
        var shown = office.form(path, Map.of("reason", "Phone <lost>"));
        assertThat(shown.statusCode()).isEqualTo(200);
        var code = shown.body().replaceAll("(?s).*<code>([a-z0-9-]+)</code>.*", "$1");
        assertThat(app.bean(Authenticators.class).isOn(anna.name())).isFalse();
        Eventually.holds(
                () -> assertThat(anna.letters()).anyMatch(mail -> mail.contains("Phone <lost>")));
        var asked = anna.open(Newcomer.PASSWORD);
        assertThat(asked.statusCode()).isEqualTo(202);
        assertThat(asked.body()).contains("mail").doesNotContain("otp");
        toldTheJournal("identity.factor.reset", anna.name());
        var site = anna.site();
        anna.signIn(site, Newcomer.PASSWORD);
        assertThat(site.get("/sign-in/code").body()).contains("that staff gave you");
        assertThat(site.form("/sign-in/code", Map.of("code", code)).statusCode()).isEqualTo(303);
        assertThat(site.get("/security").statusCode()).isEqualTo(200);
        var again = anna.site();
        anna.signIn(again, Newcomer.PASSWORD);
        assertThat(again.form("/sign-in/code", Map.of("code", code)).statusCode())
                .as("good once")
                .isEqualTo(422);
    }

    @Test
    void noCodeIsShownWhereMailReachesTheOwner() {
        var usual = app.bean(Settings.class);
        var reset =
                new ResetFactor(
                        app.bean(Database.class),
                        app.bean(Accounts.class),
                        app.bean(Superiors.class),
                        app.bean(Authenticators.class),
                        app.bean(RecoveryCodes.class),
                        app.bean(Passkeys.class),
                        app.bean(EndSessions.class),
                        app.bean(Letters.class),
                        app.bean(Journal.class),
                        mailing(usual));
        FactorReset done =
                app.bean(Database.class)
                        .transact("identity", _ -> reset.reset(anna.name(), "lost"));
        assertThat(done).isEqualTo(new FactorReset.Done(Optional.empty()));
    }

    /// As with a mail server of one's own.
    static Settings mailing(Settings usual) {
        return new Settings(
                usual.contexts(),
                usual.data(),
                usual.demo(),
                usual.database(),
                usual.web(),
                usual.kafka(),
                usual.patience(),
                usual.telemetry(),
                URI.create("smtp://mail.example.org:25"),
                usual.keycloak());
    }

    @Test
    void nobodyWeakensWhoMayMoreOrThemselves() {
        var boss = Newcomer.joined(app);
        boss.is("administrator");
        var reason = Map.of("reason", "because");
        var theirs = "/accounts/" + boss.name() + "/factor-reset";
        assertThat(office.form(theirs, reason).statusCode()).isEqualTo(422);
        var own = "/accounts/" + manager.name() + "/factor-reset";
        assertThat(office.form(own, reason).statusCode()).isEqualTo(422);
    }

    @Test
    void theApiDoesTheSame() {
        var program = manager.program();
        var account = "/api/accounts/" + anna.name();
        assertThat(program.get("/api/accounts?q=" + anna.name()).body()).contains(anna.email());
        assertThat(program.get(account).body()).contains("\"roles\":[\"customer\"]");
        assertThat(program.json("POST", account + "/password-link", "").statusCode())
                .isEqualTo(202);
        assertThat(program.json("POST", account + "/factor-reset", "{}").statusCode())
                .isEqualTo(422);
        var reason = "{\"reason\":\"lost\"}";
        var reset = program.json("POST", account + "/factor-reset", reason);
        assertThat(reset.statusCode()).isEqualTo(200);
        assertThat(reset.body()).contains("\"code\":\"");
        assertThat(program.json("PUT", account + "/block", "").statusCode()).isEqualTo(204);
        assertThat(anna.site().get("/api/accounts").statusCode()).isEqualTo(401);
        assertThat(program.json("DELETE", account + "/block", "").statusCode()).isEqualTo(204);
        var weaker = agent.program().json("PUT", account + "/block", "");
        assertThat(weaker.statusCode()).isEqualTo(403);
    }

    private Map<String, String> account(String role) {
        var email = fresh + "@example.com";
        return Map.of("username", fresh, "email", email, "language", "en", "role", role);
    }

    private void toldTheJournal(String action, String subject) throws Exception {
        Eventually.holds(
                () -> assertThat(office.get("/journal?q=" + subject).body()).contains(action));
    }

    private String mailed(Newcomer owner, String subject) throws Exception {
        var found = new String[1];
        Eventually.holds(
                () -> {
                    var letters = owner.letters().stream().filter(mail -> mail.contains(subject));
                    var link = LINK.matcher(letters.findFirst().orElse(""));
                    assertThat(link.find()).isTrue();
                    found[0] = link.group(1);
                });
        return found[0];
    }

    /// A letter's link lies sealed for its owner.
    @Test
    void noLinkTravelsInTheOpen() throws Exception {
        desk.form("/new-account", account("customer"));
        var owner = new Newcomer(app, fresh, Newcomer.freshPlace());
        var link = mailed(owner, "Your account");
        var sql = "select content from notifications.deliveries where username = ?";
        assertThat(app.db().sql(sql).param(fresh).query(String.class).list())
                .isNotEmpty()
                .noneMatch(content -> content.contains(link))
                .allMatch(content -> content.contains("{sealed:"));
    }
}
