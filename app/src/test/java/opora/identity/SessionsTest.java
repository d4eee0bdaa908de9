package opora.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import opora.Eventually;
import opora.WholeApp;
import opora.shell.Keys;
import opora.shell.Site;
import opora.shell.Verdict;
import org.junit.jupiter.api.Test;

/// Where somebody is signed in, seen and ended by its owner and by nobody else.
class SessionsTest {
    private final WholeApp app = WholeApp.get();
    private final Newcomer anna = Newcomer.joined(app);

    @Test
    void everySignInIsListedWithItsDevice() {
        var phone = anna.site().with("User-Agent", "Mozilla/5.0 (iPhone) Safari/604.1");
        anna.signIn(phone, Newcomer.PASSWORD);
        var laptop = anna.site().with("User-Agent", "Mozilla/5.0 (X11; Linux) Firefox/140.0");
        anna.signIn(laptop, Newcomer.PASSWORD);
        assertThat(laptop.get("/security").body())
                .contains("Safari, iPhone", "Firefox, Linux", anna.place(), "this device");
    }

    @Test
    void anEndedSessionIsEndedAtOnceAndTheOthersGoOn() {
        var lost = anna.signedIn();
        var kept = anna.signedIn();
        var stolen = lost.cookie("opora_session");
        var id = session(lost);
        kept.get("/security");
        assertThat(kept.form("/security/sessions/" + id + "/end", Map.of()).statusCode())
                .isEqualTo(303);
        assertThat(lost.get("/security").statusCode()).isEqualTo(303);
        assertThat(bearer(stolen).get("/api/session").statusCode()).isEqualTo(401);
        assertThat(kept.get("/security").statusCode()).isEqualTo(200);
    }

    @Test
    void allOthersEndWithOneAct() {
        var one = anna.signedIn();
        var program = anna.program();
        var kept = anna.signedIn();
        kept.get("/security");
        kept.form("/security/sessions/end-others", Map.of());
        assertThat(one.get("/security").statusCode()).isEqualTo(303);
        assertThat(program.get("/api/session").statusCode()).isEqualTo(401);
        assertThat(kept.get("/security").body()).doesNotContain("Sign out everywhere else");
    }

    @Test
    void signingOutEndsTheTokenAndNotOnlyTheCookie() {
        var site = anna.signedIn();
        var stolen = site.cookie("opora_session");
        site.get("/security");
        site.form("/sign-out", Map.of());
        assertThat(bearer(stolen).get("/api/session").statusCode()).isEqualTo(401);
    }

    @Test
    void programsSeeAndEndSessionsToo() {
        var program = anna.program();
        var other = anna.program();
        var list = program.get("/api/sessions").body();
        assertThat(list).contains("\"current\":true", "\"current\":false");
        var id = list.replaceAll("(?s).*\"id\":\"([^\"]+)\"[^}]*\"current\":false.*", "$1");
        assertThat(program.json("DELETE", "/api/sessions/" + id, "").statusCode()).isEqualTo(204);
        assertThat(other.get("/api/sessions").statusCode()).isEqualTo(401);
        assertThat(program.json("DELETE", "/api/sessions/" + id, "").statusCode()).isEqualTo(404);
        assertThat(program.json("DELETE", "/api/sessions", "").statusCode()).isEqualTo(204);
    }

    @Test
    void nobodyEndsTheSessionOfSomebodyElse() {
        var boris = Newcomer.joined(app).signedIn();
        var site = anna.signedIn();
        var id = session(site);
        boris.get("/security");
        assertThat(boris.form("/security/sessions/" + id + "/end", Map.of()).statusCode())
                .isEqualTo(404);
        assertThat(site.get("/security").statusCode()).isEqualTo(200);
    }

    @Test
    void endingNeedsTheTokenOfTheForm() {
        var site = anna.signedIn();
        var id = session(site);
        assertThat(
                        site.formAsIs("/security/sessions/" + id + "/end", Map.of("_csrf", "guess"))
                                .statusCode())
                .isEqualTo(403);
        assertThat(site.get("/security").statusCode()).isEqualTo(200);
    }

    /// Whatever an attacker has planted in the browser before is worth nothing afterwards.
    @Test
    void nothingFromBeforeTheSignInIsASession() {
        var site = anna.site().cookie("opora_session", "planted").cookie("opora_csrf", "planted");
        assertThat(anna.signIn(site, Newcomer.PASSWORD).statusCode()).isEqualTo(303);
        assertThat(site.cookie("opora_session")).isNotEqualTo("planted").contains(".");
        assertThat(site.cookie("opora_csrf"))
                .as("the form's token is a new one")
                .isNotEqualTo("planted");
        var twice = anna.signedIn();
        assertThat(session(twice)).isNotEqualTo(session(site));
    }

    /// What loads beside a page, such as its live parts, must not take its forms' token away.
    @Test
    void theFormsOfAnOpenPageGoOnWorking() {
        var site = anna.signedIn();
        site.get("/security");
        var token = site.cookie("opora_csrf");
        for (var beside : List.of("/security/password", "/api/session", "/sign-in-rules", "/")) {
            var loaded = site.get(beside).headers().allValues("Set-Cookie");
            assertThat(loaded).as(beside).noneMatch(set -> set.startsWith("opora_csrf="));
        }
        assertThat(site.cookie("opora_csrf")).isEqualTo(token).isNotEmpty();
    }

    @Test
    void aNewDeviceIsToldByMailAndAKnownOneIsNot() throws Exception {
        var first = anna.signedIn();
        first.get("/security");
        first.form("/sign-out", Map.of());
        anna.signIn(first, Newcomer.PASSWORD);
        var stranger =
                anna.site()
                        .with("User-Agent", "Mozilla/5.0 (Windows NT 10.0) Edg/140.0")
                        .with("Accept-Language", "ru");
        anna.signIn(stranger, Newcomer.PASSWORD);
        Eventually.holds(
                () ->
                        assertThat(anna.letters())
                                .singleElement()
                                .asString()
                                .contains("new device", "Edge, Windows", anna.place()));
    }

    @Test
    void lettersGoInTheLanguageOfTheProfile() throws Exception {
        var program = anna.program();
        var profile = Map.of("name", "Anna", "email", anna.email(), "language", "ru");
        Eventually.holds(
                () ->
                        assertThat(
                                        program.json("PUT", "/api/profile", Newcomer.json(profile))
                                                .statusCode())
                                .isEqualTo(200));
        Eventually.holds(
                () ->
                        assertThat(app.bean(Accounts.class).own(anna.name()).language())
                                .isEqualTo("ru"));
    }

    /// As after a restart: the endings are read from the database before any token is looked at.
    @Test
    void whatEndedStaysEndedOverARestart() {
        var site = anna.signedIn();
        var id = session(site);
        app.bean(EndSessions.class).one(anna.name(), id);
        var fresh = new Keys();
        var key = app.bean(SigningKeys.class).current();
        fresh.accept(key.id(), key.publicKey());
        var token = site.cookie("opora_session");
        assertThat(fresh.verify(token)).isInstanceOf(Verdict.Valid.class);
        app.bean(Sessions.class).endedEarly().forEach(end -> fresh.end(end.id(), end.until()));
        assertThat(fresh.verify(token)).isInstanceOf(Verdict.Expired.class);
    }

    @Test
    void theLastUseIsRemembered() {
        var site = anna.signedIn();
        var id = session(site);
        var sql = "update identity.sessions set seen_at = now() - interval '1 h' where id = ?";
        app.db().sql(sql).param(id).update();
        site.get("/security");
        app.bean(LastSeen.class).write();
        var recent =
                "select seen_at > now() - interval '1 min' from identity.sessions where id = ?";
        assertThat(app.db().sql(recent).param(id).query(Boolean.class).single()).isTrue();
    }

    private String session(Site site) {
        return app.bean(Keys.class).verify(site.cookie("opora_session"))
                        instanceof Verdict.Valid(var person)
                ? person.session()
                : "";
    }

    private Site bearer(String token) {
        return new Site(app.address()).with("Authorization", "Bearer " + token);
    }
}
