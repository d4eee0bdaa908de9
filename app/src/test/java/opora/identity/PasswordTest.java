package opora.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import opora.Eventually;
import opora.WholeApp;
import opora.shell.Refused;
import opora.shell.SharedLimit;
import opora.shell.Site;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

/// Passwords that are changed, forgotten and guessed.
class PasswordTest {
    private static final String FRESH = "Violet-Kettle-77";
    private static final Pattern LINK = Pattern.compile("http\\S+(/sign-in/\\w+/\\S+)");

    private final WholeApp app = WholeApp.get();
    private final Newcomer anna = Newcomer.joined(app);
    private final String run = Long.toString(System.nanoTime(), 36);

    @Test
    void aChangedPasswordSignsOutEverywhereElse() throws Exception {
        var other = anna.signedIn();
        var here = anna.signedIn();
        assertThat(change(here, Newcomer.PASSWORD, FRESH).statusCode()).isEqualTo(303);
        assertThat(here.get("/security").statusCode()).isEqualTo(200);
        assertThat(other.get("/security").statusCode()).isEqualTo(303);
        assertThat(anna.open(Newcomer.PASSWORD).statusCode()).isEqualTo(401);
        assertThat(anna.open(FRESH).statusCode()).isEqualTo(201);
        Eventually.holds(
                () -> assertThat(anna.letters()).anyMatch(mail -> mail.contains("was changed")));
    }

    @Test
    void theOldPasswordIsAskedForAndAWeakOneRefused() {
        var site = anna.signedIn();
        assertThat(change(site, "Wrong-Guess-123", FRESH).body()).contains("id=\"current-flaw\"");
        assertThat(change(site, Newcomer.PASSWORD, "Password123!").body())
                .contains("id=\"password-flaw\"");
        assertThat(anna.open(Newcomer.PASSWORD).statusCode()).isEqualTo(201);
    }

    /// A stolen session must not be a place to guess the password at.
    @Test
    void guessingTheOldPasswordLocksLikeGuessingAtTheDoor() {
        var site = anna.signedIn();
        for (int i = 0; i < 4; i++) {
            change(site, "Wrong-Guess-12" + i, FRESH);
        }
        assertThat(anna.open(Newcomer.PASSWORD).statusCode()).isEqualTo(423);
    }

    @Test
    void aForgottenPasswordIsReplacedByAMailedLinkOnce() throws Exception {
        var elsewhere = anna.signedIn();
        forget(anna.name().toUpperCase());
        var link = mailed("new password");
        var site = anna.site();
        assertThat(site.get(link).body()).contains(anna.name());
        assertThat(site.form(link, Map.of("password", "short")).statusCode()).isEqualTo(422);
        assertThat(site.form(link, Map.of("password", FRESH)).statusCode()).isEqualTo(303);
        assertThat(anna.open(FRESH).statusCode()).isEqualTo(201);
        assertThat(elsewhere.get("/security").statusCode()).isEqualTo(303);
        assertThat(site.get(link).statusCode()).isEqualTo(404);
        site.get("/sign-in");
        assertThat(site.form(link, Map.of("password", "Other-Lantern-99")).statusCode())
                .isEqualTo(404);
    }

    @Test
    void theAddressWillDoAndALaterLinkReplacesTheEarlier() throws Exception {
        forget(anna.email());
        var first = mailed("new password");
        forget(anna.email());
        Eventually.holds(() -> assertThat(anna.letters()).hasSize(2));
        assertThat(anna.site().get(first).statusCode()).isEqualTo(404);
    }

    @Test
    void aLinkThatRanOutIsGoodForNothing() throws Exception {
        forget(anna.name());
        var link = mailed("new password");
        var sql = "update identity.links set ends_at = now() - interval '1 s' where username = ?";
        app.db().sql(sql).param(anna.name()).update();
        assertThat(anna.site().get(link).statusCode()).isEqualTo(404);
    }

    @Test
    void nobodyLearnsWhoHasAnAccount() {
        var known = forget(anna.name());
        var unknown = forget("nobody-" + anna.name());
        assertThat(unknown.statusCode()).isEqualTo(known.statusCode());
        assertThat(unknown.headers().firstValue("Location"))
                .isEqualTo(known.headers().firstValue("Location"));
        assertThat(unknown.body()).isEqualTo(known.body());
        assertThat(forget("' or 1=1 -- \u0000").statusCode()).isEqualTo(303);
    }

    /// Whoever reads events, such as staff, must not be able to become somebody else.
    @Test
    void noSecretTravelsInTheOpen() throws Exception {
        forget(anna.name());
        var link = mailed("new password");
        var secret = link.substring(link.lastIndexOf('/') + 1);
        var letters =
                "select content from notifications.deliveries where username = ? order by position";
        assertThat(app.db().sql(letters).param(anna.name()).query(String.class).list())
                .allMatch(content -> content.contains("{sealed:") && !content.contains(secret));
        var links = "select encode(secret_hash, 'escape') from identity.links where username = ?";
        assertThat(app.db().sql(links).param(anna.name()).query(String.class).list())
                .isNotEmpty()
                .noneMatch(hash -> hash.contains(secret));
    }

    @Test
    void aLockIsToldToAdministratorsAndOpenedByTheOwnersLink() throws Exception {
        var chief = Newcomer.joined(app);
        chief.is("administrator");
        for (int i = 0; i < 4; i++) {
            anna.open("Wrong-Guess-12" + i);
        }
        assertThat(anna.open(Newcomer.PASSWORD).statusCode()).isEqualTo(423);
        Eventually.holds(
                () ->
                        assertThat(chief.letters())
                                .anyMatch(mail -> mail.contains("Account " + anna.name())));
        var link = mailed("closed for a while");
        var site = anna.site();
        site.get(link);
        assertThat(anna.open(Newcomer.PASSWORD).statusCode())
                .as("looking at the link opens nothing")
                .isEqualTo(423);
        assertThat(site.form(link, Map.of()).statusCode()).isEqualTo(303);
        assertThat(anna.open(Newcomer.PASSWORD).statusCode()).isEqualTo(201);
        site.get("/sign-in");
        assertThat(site.form(link, Map.of()).statusCode()).isEqualTo(404);
    }

    @Test
    void anUnlockLinkDoesNotReplaceThePassword() throws Exception {
        for (int i = 0; i < 4; i++) {
            anna.open("Wrong-Guess-12" + i);
        }
        var link = mailed("closed for a while").replace("/unlock/", "/reset/");
        assertThat(anna.site().get(link).statusCode()).isEqualTo(404);
    }

    /// Stolen lists of names and passwords, tried from one place.
    @Test
    void oneAddressHasOnlySoManyTries() {
        var door = door(limit(5));
        var thief = new MockHttpServletRequest();
        thief.setRemoteAddr("127.9.9.9");
        for (int i = 0; i < 5; i++) {
            var listed = new SessionApi.Credentials("listed" + i, "Summer2025!" + i);
            assertThatThrownBy(() -> door.open(listed, thief)).hasMessageContaining("401");
        }
        var right = new SessionApi.Credentials(anna.name(), Newcomer.PASSWORD);
        assertThatThrownBy(() -> door.open(right, thief)).hasMessageContaining("429");
        assertThat(door.open(right, new MockHttpServletRequest()).getStatusCode().value())
                .as("others are not held up")
                .isEqualTo(201);
    }

    /// Each answer to a stranger says what is left for their address, whichever door they try.
    @Test
    void oneAddressIsToldHowManyTriesItHasLeft() throws Exception {
        var place = Newcomer.freshPlace();
        leave(place, 3);
        var thief = new Site(app.address(), place);
        var guess = Newcomer.json(Map.of("username", "nobody-at-all", "password", "Summer2025!"));
        assertThat(told(thief, "/api/session", guess)).isEqualTo("401 2");
        assertThat(told(thief, "/api/registrations", guess)).isEqualTo("422 1");
        var code = Newcomer.json(Map.of("entry", "guessed", "code", "000000"));
        assertThat(told(thief, "/api/session/code", code)).isEqualTo("401 0");
        var right = Newcomer.json(Map.of("username", anna.name(), "password", Newcomer.PASSWORD));
        assertThat(told(thief, "/api/session", right)).isEqualTo("429 0");
        assertThat(told(thief, "/api/registrations", guess)).isEqualTo("429 0");
        assertThat(told(thief, "/api/session/code", code)).isEqualTo("429 0");
        var refused = thief.json("POST", "/api/session", right);
        assertThat(refused.headers().firstValue("Retry-After")).hasValue("1");
        assertThat(refused.headers().firstValue("RateLimit-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).endsWith(";w=60"));
        assertThat(refused.headers().firstValue("Content-Type"))
                .hasValue("application/problem+json");
        thief.get("/sign-in");
        var typed = Map.of("username", anna.name(), "password", Newcomer.PASSWORD);
        assertThat(thief.form("/sign-in", typed).statusCode()).as("on the page").isEqualTo(429);
        assertThat(anna.open(Newcomer.PASSWORD).statusCode()).as("from elsewhere").isEqualTo(201);
    }

    /// So many tries of this minute, none of which comes back before it is over.
    private void leave(String place, int tries) throws Exception {
        var sql =
                """
                insert into identity.tries (key, remaining, at, granted)
                values (?, ?, now() + interval '1 minute', true)
                """;
        var key = MessageDigest.getInstance("SHA-256").digest(("place " + place).getBytes());
        app.db().sql(sql).params(key, tries).update();
    }

    private static String told(Site site, String door, String body) {
        var answer = site.json("POST", door, body);
        return answer.statusCode()
                + " "
                + answer.headers().firstValue("RateLimit-Remaining").orElse("nothing");
    }

    /// Every process has one of these, and each is asked only a part of the time.
    @Test
    void severalProcessesGiveNoMoreTriesThanOne() {
        var doors = List.of(door(limit(6)), door(limit(6)), door(limit(6)));
        var thief = new MockHttpServletRequest();
        thief.setRemoteAddr("127.9.9." + (System.nanoTime() % 200 + 10));
        var answers =
                IntStream.range(0, 18)
                        .mapToObj(i -> doors.get(i % 3))
                        .map(door -> refusal(door, thief))
                        .collect(Collectors.groupingBy(words -> words, Collectors.counting()));
        assertThat(answers.get("401")).isBetween(6L, 7L);
    }

    private static String refusal(SessionApi door, MockHttpServletRequest thief) {
        try {
            door.open(
                    new SessionApi.Credentials("nobody" + System.nanoTime(), "Summer2025!"), thief);
            return "201";
        } catch (Refused e) {
            return String.valueOf(e.status().value());
        }
    }

    private SharedLimit limit(int perMinute) {
        return new SharedLimit(app.db(), "identity", "test" + run, perMinute);
    }

    private SessionApi door(SharedLimit attempts) {
        return new SessionApi(
                app.bean(CheckPassword.class),
                app.bean(BeginSession.class),
                app.bean(Accounts.class),
                app.bean(Factors.class),
                app.bean(Entries.class),
                app.bean(MailCode.class),
                app.bean(CheckCode.class),
                attempts);
    }

    /// The same from many places at one name.
    @Test
    void oneNameHasOnlySoManyTries() {
        var refused = 0;
        for (int i = 0; i < 30; i++) {
            var place = new Site(app.address(), Newcomer.freshPlace());
            var tried = Map.of("username", anna.name(), "password", "Summer2025!" + i);
            refused +=
                    place.json("POST", "/api/session", Newcomer.json(tried)).statusCode() == 429
                            ? 1
                            : 0;
        }
        assertThat(refused).isGreaterThan(3);
    }

    private HttpResponse<String> change(Site site, String current, String fresh) {
        site.get("/security/password");
        return site.form("/security/password", Map.of("current", current, "password", fresh));
    }

    private HttpResponse<String> forget(String who) {
        var site = anna.site();
        site.get("/sign-in/forgotten");
        return site.form("/sign-in/forgotten", Map.of("username", who));
    }

    /// The path of the link in the last letter with this subject.
    private String mailed(String subject) throws Exception {
        var found = new String[1];
        Eventually.holds(
                () -> {
                    var letter =
                            anna.letters().stream()
                                    .filter(
                                            mail ->
                                                    mail.lines()
                                                            .findFirst()
                                                            .orElse("")
                                                            .contains(subject))
                                    .reduce((_, later) -> later);
                    var link = LINK.matcher(letter.orElse(""));
                    assertThat(link.find()).isTrue();
                    found[0] = link.group(1);
                });
        return found[0];
    }
}
