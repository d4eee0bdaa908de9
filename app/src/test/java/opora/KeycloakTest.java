package opora;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import opora.engines.FreePort;
import opora.shell.Site;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/// Signing in by a real Keycloak: `./opora test keycloak` fetches one and runs this.
@EnabledIfSystemProperty(named = "opora.keycloak", matches = ".+")
class KeycloakTest {
    private static final String PASSWORD = "Kestrel-Harbour-9";
    private static final Pattern ACTION = Pattern.compile("action=\"([^\"]+)\"");
    private static final String SECRET = UUID.randomUUID().toString();

    private static Path folder;
    private static String keycloak;
    private static Process process;
    private static Engines engines;
    private static Application application;
    private static ConfigurableApplicationContext context;
    private static String address;

    @BeforeAll
    static void start() throws Exception {
        folder = Files.createTempDirectory("opora-keycloak");
        var port = FreePort.next();
        address = "http://127.0.0.1:" + port;
        startKeycloak();
        var usual = Settings.defaults(folder.resolve("data"));
        var settings =
                new Settings(
                        Set.of("identity", "customers"),
                        usual.data(),
                        false,
                        null,
                        usual.web().withPort(port),
                        usual.kafka(),
                        usual.patience(),
                        usual.telemetry(),
                        null,
                        new Settings.Keycloak(URI.create(keycloak + "/realms/opora"), "opora"));
        engines = Engines.start(settings, Progress.sinceProcessStart());
        application = new Application(settings, engines);
        context = application.start("--OPORA_KEYCLOAK_SECRET=" + SECRET);
        context.getBean(BackboneStart.class).started().get(60, TimeUnit.SECONDS);
    }

    @AfterAll
    static void stop() throws Exception {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        process.waitFor(20, TimeUnit.SECONDS);
        application.stop();
        engines.close();
        try (var files = Files.walk(folder)) {
            files.sorted(java.util.Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }
    }

    @Test
    void whoeverKeycloakLetsInHasAnAccountAndTheRolesItNames() throws Exception {
        var maria = new Site(address).with("Accept-Language", "en");
        assertThat(signIn(maria, new Site(keycloak), "maria", "/security")).isEqualTo("/security");
        assertThat(maria.get("/security").body())
                .contains("Where you are signed in")
                .doesNotContain("/security/password");
        assertThat(maria.get("/accounts").body()).contains("maria@example.com");
        Eventually.holds(
                () -> assertThat(maria.get("/profile").body()).contains("maria@example.com"));
        var boris = new Site(address);
        signIn(boris, new Site(keycloak), "boris", "/");
        assertThat(boris.get("/accounts").statusCode()).isEqualTo(403);
        assertThat(boris.get("/security").statusCode()).isEqualTo(200);
    }

    @Test
    void leavingLeavesKeycloakToo() {
        var browser = new Site(keycloak);
        var maria = new Site(address);
        signIn(maria, browser, "maria", "/");
        assertThat(begin(new Site(address), browser).statusCode())
                .as("still known at Keycloak")
                .isEqualTo(302);
        maria.get("/security");
        var left = maria.form("/sign-out", Map.of());
        var way = left.headers().firstValue("Refresh").orElseThrow().replaceAll("^0; url=", "");
        var out = browser.get(way.substring(keycloak.length()));
        assertThat(out.headers().firstValue("Location")).contains(address + "/");
        assertThat(maria.get("/security").statusCode()).isEqualTo(303);
        assertThat(begin(new Site(address), browser).body()).contains("password");
    }

    @Test
    void whatCameFromASessionAtKeycloakEndsWithIt() throws Exception {
        var browser = new Site(keycloak);
        var desk = new Site(address);
        signIn(desk, browser, "maria", "/");
        var other = new Site(address);
        signIn(other, new Site(keycloak), "maria", "/");
        var phone = new Site(address);
        phone.get(place(begin(phone, browser)).substring(address.length()));
        phone.get("/security");
        var left = phone.form("/sign-out", Map.of());
        var way = left.headers().firstValue("Refresh").orElseThrow().replaceAll("^0; url=", "");
        browser.get(way.substring(keycloak.length()));
        Eventually.holds(() -> assertThat(desk.get("/security").statusCode()).isEqualTo(303));
        assertThat(other.get("/security").statusCode()).as("of another session").isEqualTo(200);
        assertThat(farewell(token("maria", "opora", "id_token"))).as("tells who").isEqualTo(400);
        assertThat(farewell("made up")).isEqualTo(400);
    }

    private static int farewell(String token) throws Exception {
        var request =
                HttpRequest.newBuilder(URI.create(address + "/api/oauth/sign-outs"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString("logout_token=" + token));
        var http = HttpClient.newHttpClient();
        return http.send(request.build(), BodyHandlers.discarding()).statusCode();
    }

    @Test
    void programsComeWithATokenOfKeycloak() throws Exception {
        var token = token("maria", "opora", "access_token");
        var program = new Site(address).with("Authorization", "Bearer " + token);
        Eventually.holds(
                () ->
                        assertThat(program.get("/api/session").body())
                                .contains("\"username\":\"maria\"", "manager"));
        assertThat(program.get("/api/accounts").statusCode()).isEqualTo(200);
        var customer = new Site(address).with("Authorization", "Bearer " + of("clemens"));
        Eventually.holds(() -> assertThat(customer.get("/api/session").body()).contains("clemens"));
        Eventually.holds(
                () -> assertThat(customer.get("/api/profile").body()).contains("clemens@"));
        assertThat(customer.get("/api/accounts").statusCode()).isEqualTo(403);
    }

    @Test
    void onlyAnAccessTokenThatIsMeantForUsOpensAnything() throws Exception {
        var proof = token("maria", "opora", "id_token");
        assertThat(api(proof)).as("tells who, opens nothing").isEqualTo(401);
        assertThat(api(token("maria", "elsewhere", "access_token")))
                .as("for another client")
                .isEqualTo(401);
        var good = of("maria");
        assertThat(api(good.substring(0, good.length() - 6) + "AAAAAA")).isEqualTo(401);
        var browser = new Site(address).cookie("opora_session", good);
        assertThat(browser.get("/security").statusCode()).as("is no session").isEqualTo(303);
    }

    @Test
    void nobodyBecomesSomebodyByTakingTheirNameAtKeycloak() {
        account("daria", "daria@elsewhere.example");
        account("erik", "erik@example.com");
        assertThat(signIn(new Site(address), new Site(keycloak), "daria", "/")).isEqualTo("403");
        assertThat(signIn(new Site(address), new Site(keycloak), "erik", "/security"))
                .as("whose address Keycloak has proved")
                .isEqualTo("/security");
    }

    @Test
    void nothingHereAsksForAPassword() {
        var site = new Site(address).with("Accept-Language", "en");
        assertThat(place(site.get("/sign-up"))).startsWith("/sign-in/keycloak?");
        assertThat(place(site.get("/sign-in?next=/orders"))).contains("next=%2Forders");
        var typed = "{\"username\":\"maria\",\"password\":\"" + PASSWORD + "\"}";
        assertThat(site.json("POST", "/api/session", typed).statusCode()).isEqualTo(404);
        assertThat(site.json("POST", "/api/registrations", typed).statusCode()).isEqualTo(404);
        assertThat(site.get("/sign-in/forgotten").statusCode()).isEqualTo(404);
    }

    @Test
    void anAnswerBelongsToTheBrowserThatAsked() {
        var browser = new Site(keycloak);
        var mine = new Site(address);
        var back = back(begin(mine, browser), browser, "maria");
        var victim = new Site(address);
        assertThat(place(victim.get(back))).as("never asked").isEqualTo("/");
        assertThat(victim.get("/security").statusCode()).isEqualTo(303);
        victim.get(place(victim.get("/sign-in")));
        assertThat(place(victim.get(back))).as("asked for something else").isEqualTo("/");
        assertThat(place(mine.get(back))).isEqualTo("/");
        assertThat(mine.get("/security").statusCode()).isEqualTo(200);
    }

    /// Where it leads in the end, or the status that it ends with.
    private static String signIn(Site site, Site browser, String name, String next) {
        var begun = begin(site, browser, next);
        var answer = site.get(back(begun, browser, name));
        return answer.statusCode() == 303 ? place(answer) : String.valueOf(answer.statusCode());
    }

    private static HttpResponse<String> begin(Site site, Site browser) {
        return begin(site, browser, "/");
    }

    private static HttpResponse<String> begin(Site site, Site browser, String next) {
        var way = place(site.get(place(site.get("/sign-in?next=" + next))));
        assertThat(way).contains("code_challenge_method=S256", "state=", "nonce=");
        return browser.get(way.substring(keycloak.length()));
    }

    private static String back(HttpResponse<String> form, Site browser, String name) {
        var action = ACTION.matcher(form.body());
        assertThat(action.find()).as(form.body()).isTrue();
        var path = action.group(1).replace("&amp;", "&").substring(keycloak.length());
        var typed = Map.of("username", name, "password", PASSWORD, "credentialId", "");
        return place(browser.formAsIs(path, typed)).substring(address.length());
    }

    private static String place(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }

    private static int api(String token) {
        return new Site(address)
                .with("Authorization", "Bearer " + token)
                .get("/api/session")
                .statusCode();
    }

    private static void account(String name, String email) {
        var db = context.getBean(JdbcClient.class);
        var sql =
                """
                insert into identity.accounts (username, email, hash, source)
                values (?, ?, '-', 'page') on conflict do nothing
                """;
        db.sql(sql).params(name, email).update();
    }

    private static String of(String name) throws Exception {
        return token(name, "opora", "access_token");
    }

    private static String token(String name, String client, String kind) throws Exception {
        var form =
                "grant_type=password&scope=openid&username=%s&password=%s&client_id=%s&client_secret=%s"
                        .formatted(name, PASSWORD, client, SECRET);
        var request =
                HttpRequest.newBuilder(
                                URI.create(
                                        keycloak + "/realms/opora/protocol/openid-connect/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form));
        var answer = HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
        return JsonMapper.shared().readTree(answer.body()).path(kind).asString();
    }

    private static void startKeycloak() throws Exception {
        var program = Path.of(System.getProperty("opora.keycloak"));
        var home = folder.resolve("keycloak");
        copy(program, home);
        var port = FreePort.next();
        keycloak = "http://127.0.0.1:" + port;
        Files.createDirectories(home.resolve("data/import"));
        Files.writeString(home.resolve("data/import/opora-realm.json"), realm());
        process =
                new ProcessBuilder(
                                home.resolve("bin/kc.sh").toString(),
                                "start-dev",
                                "--http-host=127.0.0.1",
                                "--http-port=" + port,
                                "--import-realm",
                                "--cache=local")
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("keycloak.log").toFile())
                        .start();
        awaitKeycloak();
    }

    private static void awaitKeycloak() throws Exception {
        var about = URI.create(keycloak + "/realms/opora/.well-known/openid-configuration");
        var http = HttpClient.newHttpClient();
        var deadline = System.nanoTime() + Duration.ofMinutes(4).toNanos();
        while (System.nanoTime() < deadline && process.isAlive()) {
            try {
                var request = HttpRequest.newBuilder(about).build();
                if (http.send(request, BodyHandlers.discarding()).statusCode() == 200) {
                    return;
                }
            } catch (IOException e) {
                // not yet
            }
            Thread.sleep(250);
        }
        throw new IllegalStateException(Files.readString(folder.resolve("keycloak.log")));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (var file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
        assertThat(to.resolve("bin/kc.sh").toFile().setExecutable(true)).isTrue();
    }

    private static String realm() throws IOException {
        try (var file = KeycloakTest.class.getResourceAsStream("/keycloak-realm.json")) {
            return new String(java.util.Objects.requireNonNull(file).readAllBytes())
                    .replace("SECRET", SECRET)
                    .replace("PASSWORD", PASSWORD)
                    .replace("ADDRESS", address);
        }
    }
}
