package opora.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import opora.Eventually;
import opora.WholeApp;
import opora.shell.Keys;
import opora.shell.Place;
import opora.shell.Site;
import opora.shell.Verdict;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Whoever acts in somebody's place was let there, for this session, and for half an hour.
class ImpersonationTest {
    private static final String PLACE = "opora_in_place_of";

    private final WholeApp app = WholeApp.get();
    private final Newcomer manager = Newcomer.joined(app);
    private final String customer = Newcomer.joined(app).name();
    private Site staff = manager.site();

    @BeforeEach
    void begin() {
        manager.is("manager");
        staff = manager.signedIn();
    }

    @Test
    void itLastsUntilGivenBack() {
        take(staff);
        assertThat(inPlace(staff)).isTrue();
        var stolen = staff.cookie(PLACE);
        staff.form("/impersonation/end", Map.of());
        assertThat(inPlace(staff)).isFalse();
        assertThat(inPlace(staff.cookie(PLACE, stolen))).as("kept").isFalse();
    }

    @Test
    void nobodyMakesOneUp() {
        for (var made :
                new String[] {
                    customer,
                    manager.name() + ":" + customer,
                    staff.cookie("opora_session"),
                    app.tokens().sign(customer, java.util.Set.of("customer")),
                    "eyJhbGciOiJub25lIn0.e30."
                }) {
            assertThat(inPlace(staff.cookie(PLACE, made))).as(made).isFalse();
        }
    }

    @Test
    void itIsWorthNothingInAnotherSessionOrToSomebodyElse() {
        take(staff);
        var again = manager.signedIn().cookie(PLACE, staff.cookie(PLACE));
        assertThat(inPlace(again)).as("another session").isFalse();
        var other = Newcomer.joined(app);
        other.is("manager");
        assertThat(inPlace(other.signedIn().cookie(PLACE, staff.cookie(PLACE)))).isFalse();
    }

    @Test
    void itEndsByItselfWhateverTheBrowserKeeps() {
        var now = Instant.now();
        assertThat(inPlace(staff.cookie(PLACE, place(now.plusSeconds(60))))).isTrue();
        assertThat(inPlace(staff.cookie(PLACE, place(now.minusSeconds(1))))).isFalse();
    }

    @Test
    void itOpensNothingByItself() {
        take(staff);
        var token = staff.cookie(PLACE);
        assertThat(app.bean(Keys.class).verify(token)).isInstanceOf(Verdict.Forged.class);
        var browser = manager.site().cookie("opora_session", token);
        assertThat(browser.get("/orders").statusCode()).isEqualTo(303);
        var program = manager.site().with("Authorization", "Bearer " + token);
        assertThat(program.get("/api/session").statusCode()).isEqualTo(401);
    }

    @Test
    void whatConcernsThePersonAloneSaysWhyAndLeadsBack() {
        take(staff);
        for (var path : new String[] {"/security", "/my-data"}) {
            var refused = staff.get(path);
            assertThat(refused.statusCode()).as(path).isEqualTo(403);
            assertThat(refused.body())
                    .contains("Not while you act as " + customer, "Be yourself again")
                    .doesNotContain("ask an administrator");
            assertThat(refused.body().split("action=\"/impersonation/end\"", -1)).hasSize(3);
        }
    }

    @Test
    void whatPagesAreDressedWithIsNoDeed() throws Exception {
        take(staff);
        staff.get("/worker.js");
        staff.get("/offline");
        staff.get("/orders");
        var sql = "select request from journal.entries where who = ? and behind = ?";
        Eventually.holds(
                () ->
                        assertThat(
                                        app.db()
                                                .sql(sql)
                                                .params(customer, manager.name())
                                                .query(String.class)
                                                .list())
                                .filteredOn(request -> request.startsWith("GET /orders"))
                                .hasSize(2));
        assertThat(app.db().sql(sql).params(customer, manager.name()).query(String.class).list())
                .noneMatch(
                        request -> request.contains("/worker.js") || request.contains("/offline"));
    }

    @Test
    void itIsNoneOfTheOwnSessionsAndEndsWithThisOne() {
        take(staff);
        var kept = staff.cookie(PLACE);
        staff.form("/impersonation/end", Map.of());
        assertThat(staff.get("/security").body().split("/end\"", -1)).hasSize(2);
        take(staff);
        staff.form("/sign-out", Map.of());
        assertThat(staff.cookie(PLACE, kept).get("/orders").statusCode()).isEqualTo(303);
    }

    private void take(Site site) {
        site.get("/accounts/" + customer);
        var taken = site.form("/accounts/" + customer + "/impersonation", Map.of());
        assertThat(taken.statusCode()).isEqualTo(303);
        site.get("/orders");
    }

    private String place(Instant until) {
        var session = app.bean(Keys.class).verify(staff.cookie("opora_session"));
        var id = ((Verdict.Valid) session).person().session();
        var place = new Place("made-by-us", customer, manager.name(), id);
        return app.bean(IssueToken.class).to(place, until).value();
    }

    /// Whether the next page is the customer's, and says so.
    private boolean inPlace(Site site) {
        var page = site.get("/orders").body();
        return page.contains("class=\"in-place-of\"") && page.contains(customer);
    }
}
