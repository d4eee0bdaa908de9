package opora.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import opora.Eventually;
import opora.WholeApp;
import opora.shell.SealedText;
import opora.shell.Site;
import org.junit.jupiter.api.Test;

/// Another address: proved by a link that went there, told to the old one.
class EmailTest {
    private static final Pattern LINK = Pattern.compile("https?://[^/]+(/sign-in/email/\\S+)");

    private final WholeApp app = WholeApp.get();
    private final Newcomer anna = Newcomer.joined(app);
    private final String wished = "new-" + anna.email();

    @Test
    void theNewAddressCountsOnceItsLinkWasFollowed() throws Exception {
        var site = anna.signedIn();
        assertThat(ask(site, Newcomer.PASSWORD, wished).statusCode()).isEqualTo(303);
        assertThat(address()).isEqualTo(anna.email());
        var link = mailed();
        var anybody = anna.site();
        assertThat(anybody.get(link).body()).contains(wished);
        assertThat(address()).as("looking changes nothing").isEqualTo(anna.email());
        assertThat(anybody.form(link, Map.of()).statusCode()).isEqualTo(303);
        assertThat(address()).isEqualTo(wished);
        assertThat(anybody.form(link, Map.of()).statusCode()).as("once").isEqualTo(404);
        Eventually.holds(
                () ->
                        assertThat(letters(anna.email()))
                                .anyMatch(mail -> mail.contains("address was changed")));
        Eventually.holds(
                () ->
                        assertThat(anna.program().get("/api/profile").body())
                                .as("the profile follows")
                                .contains(wished));
    }

    @Test
    void itTakesThePasswordAndAnAddress() {
        var site = anna.signedIn();
        assertThat(ask(site, "Wrong-Guess-12", wished).statusCode()).isEqualTo(422);
        assertThat(ask(site, Newcomer.PASSWORD, "nowhere").statusCode()).isEqualTo(422);
        assertThat(ask(site, Newcomer.PASSWORD, anna.email()).statusCode()).isEqualTo(422);
        assertThat(links()).isZero();
    }

    @Test
    void whoHasASecondFactorShowsItFirst() {
        var site = anna.signedIn();
        var sql = "update identity.accounts set mailed_code = true where username = ?";
        app.db().sql(sql).param(anna.name()).update();
        assertThat(site.get("/security/email").headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).startsWith("/security/proof"));
        site.get("/security");
        var form = Map.of("current", Newcomer.PASSWORD, "email", wished);
        assertThat(site.form("/security/email", form).statusCode()).isEqualTo(303);
        assertThat(links()).isZero();
    }

    @Test
    void aLinkInTheOldMailboxIsWorthNothingAfterwards() throws Exception {
        var forgotten =
                app.bean(Links.class)
                        .make(anna.name(), Links.Purpose.RESET, java.time.Duration.ofHours(1));
        ask(anna.signedIn(), Newcomer.PASSWORD, wished);
        var site = anna.site();
        var link = mailed();
        site.get(link);
        site.form(link, Map.of());
        assertThat(anna.site().get("/sign-in/reset/" + forgotten).statusCode()).isEqualTo(404);
    }

    @Test
    void whoHasAnAccountHearsOfAnotherOneWithTheirAddress() throws Exception {
        var name = anna.name() + "x";
        var fields =
                Map.of(
                        "username",
                        name,
                        "email",
                        anna.email().toUpperCase(Locale.ROOT),
                        "password",
                        Newcomer.PASSWORD);
        var made = anna.site().json("POST", "/api/registrations", Newcomer.json(fields));
        assertThat(made.statusCode()).as("nobody learns whose address it is").isEqualTo(201);
        var sql = "select content from notifications.deliveries where username = ?";
        Eventually.holds(
                () ->
                        assertThat(app.db().sql(sql).param(name).query(String.class).list())
                                .anyMatch(text -> text.contains("already: " + anna.name())));
    }

    private HttpResponse<String> ask(Site site, String password, String email) {
        site.get("/security/email");
        return site.form("/security/email", Map.of("current", password, "email", email));
    }

    private String address() {
        return app.bean(Accounts.class).named(anna.name()).orElseThrow().email();
    }

    private int links() {
        var sql = "select count(*) from identity.links where username = ? and purpose = 'email'";
        return app.db().sql(sql).param(anna.name()).query(Integer.class).single();
    }

    private java.util.List<String> letters(String address) {
        var sql =
                """
                select subject || ' ' || content from notifications.deliveries
                where username = ? and recipient = ?
                """;
        return app.db().sql(sql).params(anna.name(), address).query(String.class).list().stream()
                .map(text -> app.bean(SealedText.class).open(text, address))
                .toList();
    }

    private String mailed() throws Exception {
        var found = new String[1];
        Eventually.holds(
                () -> {
                    var link = LINK.matcher(String.join(" ", letters(wished)));
                    assertThat(link.find()).isTrue();
                    found[0] = link.group(1);
                });
        return found[0];
    }
}
