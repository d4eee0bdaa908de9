package opora.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import opora.Eventually;
import opora.WholeApp;
import opora.backbone.Database;
import opora.shell.Keys;
import opora.shell.Person;
import opora.shell.Site;
import opora.shell.Verdict;
import org.junit.jupiter.api.Test;

/// Joining and signing in, over HTTP and against real engines, by honest people and by others.
class IdentityTest {
    private static final String GOOD = "Green-Lantern-12";
    private static final String OTHER = "Yellow-Tractor-34";

    private final WholeApp app = WholeApp.get();

    @Test
    void whoJoinsIsSignedInAndSoonHasAProfileInTheirLanguage() throws Exception {
        var site = site().with("Accept-Language", "en");
        var name = name();
        site.get("/sign-up");
        assertThat(site.form("/sign-up", registration(name, GOOD)).statusCode()).isEqualTo(303);
        Eventually.holds(
                () ->
                        assertThat(site.get("/profile").body())
                                .contains(name + "@example.com")
                                .containsPattern("value=\"en\"[^>]* checked"));
        site.form("/sign-out", Map.of());
        assertThat(site.cookie("opora_session")).isEmpty();
        assertThat(site.get("/profile").statusCode()).isEqualTo(303);
    }

    @Test
    void theSessionCookieIsOutOfReachForScripts() {
        var site = site();
        site.get("/sign-up");
        var cookie =
                site
                        .form("/sign-up", registration(name(), GOOD))
                        .headers()
                        .allValues("Set-Cookie")
                        .stream()
                        .filter(set -> set.startsWith("opora_session="))
                        .findFirst();
        assertThat(cookie.orElseThrow()).contains("HttpOnly", "SameSite=Lax", "Path=/");
    }

    @Test
    void theSameRegistrationTwiceIsOneAccountAndAnotherOneIsRefused() {
        var name = name();
        assertThat(register(name, GOOD)).isEqualTo(201);
        assertThat(register(name.toUpperCase(), GOOD)).isEqualTo(201);
        var sql = "select count(*) from identity.accounts where username = ?";
        assertThat(app.db().sql(sql).param(name).query(Integer.class).single()).isEqualTo(1);
        var taken = site().json("POST", "/api/registrations", body(name, OTHER));
        assertThat(taken.statusCode()).isEqualTo(422);
        assertThat(taken.body()).contains("\"field\":\"username\"").doesNotContain(OTHER);
    }

    @Test
    void registrationsThatArriveAtOnceMakeOneAccount() throws Exception {
        var name = name();
        var passwords = List.of(GOOD, OTHER, "Purple-Giraffe-56", "Orange-Violin-78");
        assertThat(atOnce(passwords.stream().map(password -> () -> register(name, password))))
                .containsExactlyInAnyOrder(201, 422, 422, 422);
    }

    @Test
    void nobodyLearnsWhetherAnAddressIsKnown() {
        var known = registration(name(), GOOD);
        assertThat(site().json("POST", "/api/registrations", json(known)).statusCode())
                .isEqualTo(201);
        var second = new HashMap<>(known);
        second.put("username", name());
        assertThat(site().json("POST", "/api/registrations", json(second)).statusCode())
                .isEqualTo(201);
    }

    @Test
    void aTokenIsWhatEverybodyCanCheck() {
        var name = name();
        register(name, GOOD);
        var answer = signIn(name, GOOD);
        assertThat(answer.statusCode()).isEqualTo(201);
        var token = answer.body().replaceAll(".*\"token\":\"([^\"]+)\".*", "$1");
        assertThat(app.bean(Keys.class).verify(token))
                .isInstanceOfSatisfying(
                        Verdict.Valid.class,
                        valid -> {
                            assertThat(valid.person().username()).isEqualTo(name);
                            assertThat(valid.person().roles()).containsExactly(Person.CUSTOMER);
                        });
        assertThat(site().with("Authorization", "Bearer " + token).get("/api/session").body())
                .contains(name);
    }

    @Test
    void rolesAreNotForTheAsking() {
        var site = site();
        site.get("/sign-up");
        var wish = new HashMap<>(registration(name(), GOOD));
        wish.put("roles", "staff");
        site.form("/sign-up", wish);
        assertThat(site.get("/locks").statusCode()).isEqualTo(403);
    }

    @Test
    void theFourthWrongPasswordLocksAndStaffOpens() {
        var name = name();
        register(name, GOOD);
        for (int i = 0; i < 3; i++) {
            assertThat(signIn(name, OTHER).statusCode()).isEqualTo(401);
        }
        assertThat(signIn(name, OTHER).statusCode()).isEqualTo(423);
        assertThat(signIn(name, GOOD).statusCode())
                .as("the right one does not shine through")
                .isEqualTo(423);
        var staff = staff();
        assertThat(staff.get("/locks").body()).contains(name);
        assertThat(staff.form("/locks/openings", Map.of("username", name)).statusCode())
                .isEqualTo(303);
        assertThat(signIn(name, GOOD).statusCode()).isEqualTo(201);
    }

    @Test
    void aRightPasswordForgivesTheWrongOnesBefore() {
        var name = name();
        register(name, GOOD);
        for (int round = 0; round < 3; round++) {
            signIn(name, OTHER);
            signIn(name, OTHER);
            assertThat(signIn(name, GOOD).statusCode()).isEqualTo(201);
        }
    }

    @Test
    void guessesSentAtOnceGetNoMoreTries() throws Exception {
        var name = name();
        register(name, GOOD);
        var answers =
                atOnce(
                        IntStream.range(0, 12)
                                .mapToObj(i -> () -> signIn(name, OTHER + i).statusCode()));
        assertThat(answers).filteredOn(status -> status == 401).hasSize(3);
        assertThat(signIn(name, GOOD).statusCode()).isEqualTo(423);
    }

    @Test
    void guessingByRegistrationIsCountedToo() {
        var name = name();
        register(name, GOOD);
        for (int i = 0; i < 4; i++) {
            assertThat(register(name, OTHER + i)).isEqualTo(422);
        }
        assertThat(register(name, GOOD)).as("does not shine through").isEqualTo(422);
        assertThat(signIn(name, GOOD).statusCode()).isEqualTo(423);
    }

    @Test
    void anUnknownNameIsAnsweredLikeAKnownOne() {
        var known = name();
        register(known, GOOD);
        var unknown = name();
        for (int i = 0; i < 5; i++) {
            var one = signIn(known, OTHER);
            var other = signIn(unknown, OTHER);
            assertThat(other.statusCode()).isEqualTo(one.statusCode());
            assertThat(other.body()).isEqualTo(one.body());
        }
    }

    @Test
    void namesMadeUpForHarmAreOnlyWrong() {
        for (var name :
                List.of(
                        "' or 1=1 --",
                        "<script>alert(1)</script>",
                        "a\u0000b",
                        "x".repeat(5_000),
                        "")) {
            assertThat(signIn(name.replace("\u0000", "\\u0000"), OTHER).statusCode())
                    .isEqualTo(401);
        }
        var site = site();
        site.get("/sign-in");
        var page =
                site.form(
                        "/sign-in",
                        Map.of("username", "\"><script>alert(1)</script>", "password", "x"));
        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(page.body()).doesNotContain("<script>alert");
    }

    @Test
    void signingInNeedsTheTokenOfTheForm() {
        var name = name();
        register(name, GOOD);
        var fields = Map.of("username", name, "password", GOOD);
        assertThat(site().formAsIs("/sign-in", fields).statusCode()).isEqualTo(403);
        var site = site();
        site.get("/sign-in");
        var entered = site.form("/sign-in", fields);
        assertThat(entered.statusCode()).isEqualTo(303);
        assertThat(site.cookie("opora_session")).isNotEmpty();
    }

    @Test
    void signingInLeadsBackAndNowhereElse() {
        var name = name();
        register(name, GOOD);
        var site = site();
        site.get("/sign-in");
        var fields =
                new HashMap<>(
                        Map.of(
                                "username",
                                name,
                                "password",
                                GOOD,
                                "next",
                                "https://evil.example/"));
        assertThat(site.form("/sign-in", fields).headers().firstValue("Location")).contains("/");
        fields.put("next", "/profile");
        site.get("/locks");
        assertThat(site.form("/sign-in", fields).headers().firstValue("Location"))
                .contains("/profile");
    }

    @Test
    void anInvitationMakesOneAdministrator() {
        var secret =
                app.bean(Database.class)
                        .transact(
                                "identity",
                                _ ->
                                        app.bean(Invitations.class)
                                                .invite(Set.of("staff", Person.ADMINISTRATOR)));
        var site = site();
        assertThat(site.get("/invitations/" + secret).statusCode()).isEqualTo(200);
        assertThat(site.form("/invitations/" + secret, registration(name(), "short")).statusCode())
                .isEqualTo(422);
        assertThat(site.form("/invitations/" + secret, registration(name(), GOOD)).statusCode())
                .isEqualTo(303);
        assertThat(site.get("/locks").statusCode()).isEqualTo(200);
        assertThat(site().get("/invitations/" + secret).statusCode()).isEqualTo(404);
    }

    @Test
    void thePrivateKeyLiesSealed() {
        var sealed =
                app.db().sql("select sealed from identity.signing_keys").query(byte[].class).list();
        assertThat(sealed)
                .isNotEmpty()
                .noneMatch(bytes -> bytes[0] == 0x30 && bytes[1] == (byte) 0x82);
    }

    private Site site() {
        return new Site(app.address());
    }

    private Site staff() {
        var token = app.tokens().sign("clara", Set.of("staff"));
        return site().cookie("opora_session", token);
    }

    private int register(String name, String password) {
        return site().json("POST", "/api/registrations", body(name, password)).statusCode();
    }

    private java.net.http.HttpResponse<String> signIn(String name, String password) {
        return site().json(
                        "POST",
                        "/api/session",
                        json(Map.of("username", name, "password", password)));
    }

    private static String name() {
        return "p" + Long.toString(System.nanoTime(), 36);
    }

    private static Map<String, String> registration(String name, String password) {
        return Map.of("username", name, "email", name + "@example.com", "password", password);
    }

    private static String body(String name, String password) {
        return json(registration(name.toLowerCase(), password));
    }

    private static String json(Map<String, String> fields) {
        var quoted =
                fields.entrySet().stream()
                        .map(
                                field ->
                                        "\""
                                                + field.getKey()
                                                + "\":\""
                                                + field.getValue().replace("\"", "\\\"")
                                                + "\"")
                        .toList();
        return "{" + String.join(",", quoted) + "}";
    }

    private static List<Integer> atOnce(Stream<java.util.concurrent.Callable<Integer>> tries)
            throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads.invokeAll(tries.toList()).stream()
                    .map(java.util.concurrent.Future::resultNow)
                    .toList();
        }
    }
}
