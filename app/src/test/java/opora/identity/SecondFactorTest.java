package opora.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import opora.Eventually;
import opora.Settings;
import opora.WholeApp;
import opora.backbone.Database;
import opora.shell.Journal;
import opora.shell.Keys;
import opora.shell.MasterKey;
import opora.shell.Person;
import opora.shell.Powers;
import opora.shell.SharedLimit;
import opora.shell.Site;
import opora.shell.Verdict;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

/// What is shown beside a password: by mail, by app, by a printed code; and what guessers try.
class SecondFactorTest {
    private static final Pattern CODE = Pattern.compile("\\b(\\d{6})\\b");
    private static final Pattern RECOVERY = Pattern.compile("<code>([^<]+)</code>");

    private final WholeApp app = WholeApp.get();
    private final Newcomer anna = Newcomer.joined(app);

    @Test
    void whoseRoleNeedsItSignsInWithAMailedCode() throws Exception {
        careful();
        var site = anna.site();
        assertThat(path(anna.signIn(site, Newcomer.PASSWORD))).startsWith("/sign-in/code");
        assertThat(site.cookie("opora_session")).isEmpty();
        site.get("/sign-in/code");
        assertThat(enter(site, mailed(1)).statusCode()).isEqualTo(303);
        assertThat(site.get("/security").statusCode()).isEqualTo(200);
        assertThat(person(site).proofs()).containsExactlyInAnyOrder("pwd", "mail");
        assertThat(site.cookie("opora_entry")).isEmpty();
    }

    @Test
    void aCodeIsGoodOnceAndInTheBrowserThatAskedOnly() throws Exception {
        careful();
        var site = begun();
        var other = begun();
        var entry = site.cookie("opora_entry");
        var code = mailed(1);
        if (!code.equals(mailed(2))) {
            assertThat(enter(other, code).statusCode()).isEqualTo(422);
        }
        assertThat(enter(site, code).statusCode()).isEqualTo(303);
        var again = begun().cookie("opora_entry", entry);
        assertThat(path(enter(again, code))).isEqualTo("/sign-in");
    }

    @Test
    void onlyTheLastMailedCodeIsGoodAndThereAreNotManyOfThem() throws Exception {
        careful();
        var site = begun();
        var first = mailed(1);
        assertThat(site.form("/sign-in/code/mail", Map.of()).statusCode()).isEqualTo(303);
        var second = mailed(2);
        if (!first.equals(second)) {
            assertThat(enter(site, first).statusCode()).isEqualTo(422);
        }
        site.form("/sign-in/code/mail", Map.of());
        assertThat(site.form("/sign-in/code/mail", Map.of()).statusCode()).isEqualTo(422);
        assertThat(enter(site, mailed(3)).statusCode()).isEqualTo(303);
    }

    /// Beginning anew gives a new code, but no new tries.
    @Test
    void guessingCodesLocks() throws Exception {
        careful();
        for (int i = 0; i < 5; i++) {
            enter(begun(), "%06d".formatted(i));
        }
        var site = begun();
        var answer = enter(site, mailed(6));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("Too many wrong attempts");
        assertThat(site.cookie("opora_session")).isEmpty();
        var staff = new Site(app.address()).cookie("opora_session", staffToken());
        assertThat(staff.get("/locks").body()).contains(anna.name());
        staff.form("/locks/openings", Map.of("username", anna.name()));
        assertThat(enter(site, mailed(6)).statusCode()).isEqualTo(303);
    }

    @Test
    void withoutTheStepBeforeThereIsNothingToShowACodeTo() {
        var site = anna.site();
        assertThat(path(site.get("/sign-in/code"))).isEqualTo("/sign-in");
        site.get("/sign-in");
        site.cookie("opora_entry", "guessed");
        assertThat(path(enter(site, "123456"))).isEqualTo("/sign-in");
        assertThat(site.formAsIs("/sign-in/code", Map.of("code", "1")).statusCode()).isEqualTo(403);
    }

    @Test
    void anAppIsSetUpByAPictureAndAskedForFromThenOn() {
        var site = anna.signedIn();
        var secret = setUp(site, new ArrayList<>());
        var next = anna.site();
        assertThat(path(anna.signIn(next, Newcomer.PASSWORD))).startsWith("/sign-in/code");
        next.get("/sign-in/code");
        assertThat(enter(next, "000000").statusCode()).isEqualTo(422);
        assertThat(enter(next, code(secret, 1)).statusCode()).isEqualTo(303);
        assertThat(person(next).strong()).isTrue();
    }

    @Test
    void aCodeOfTheAppIsNotTakenTwice() {
        var secret = setUp(anna.signedIn(), new ArrayList<>());
        var seen = code(secret, 1);
        assertThat(enter(begun(), seen).statusCode()).isEqualTo(303);
        assertThat(enter(begun(), seen).statusCode()).as("looked over the shoulder").isEqualTo(422);
    }

    @Test
    void aPrintedCodeReplacesALostPhoneOnce() {
        var codes = new ArrayList<String>();
        setUp(anna.signedIn(), codes);
        assertThat(codes).hasSize(10).doesNotHaveDuplicates();
        assertThat(enter(begun(), " " + codes.getFirst().toUpperCase() + " ").statusCode())
                .isEqualTo(303);
        assertThat(enter(begun(), codes.getFirst()).statusCode()).isEqualTo(422);
        assertThat(enter(begun(), codes.get(1).replace("-", "")).statusCode()).isEqualTo(303);
    }

    @Test
    void theJournalHasWrongCodesRightOnesAndEachRecoveryCode() throws Exception {
        var codes = new ArrayList<String>();
        var secret = setUp(anna.signedIn(), codes);
        enter(begun(), "000000");
        enter(begun(), "aaaa-bbbb-cccc");
        enter(begun(), code(secret, 1));
        enter(begun(), codes.getFirst());
        var sql =
                """
                select action || ' ' || after from journal.entries
                where who = ? and action like 'identity.code%' or who = ? and action like 'identity.recovery%'
                order by position
                """;
        Eventually.holds(
                () ->
                        assertThat(
                                        app.db()
                                                .sql(sql)
                                                .params(anna.name(), anna.name())
                                                .query(String.class)
                                                .list())
                                .satisfiesExactly(
                                        one -> assertThat(one).contains("code.wrong", "mail, app"),
                                        two -> assertThat(two).contains("code.wrong", "recovery"),
                                        three -> assertThat(three).contains("code.right", "app"),
                                        four ->
                                                assertThat(four)
                                                        .contains("recovery.used", "\"9\"")));
    }

    @Test
    void turningItOffNeedsTheStrongProofAndLeavesThePassword() {
        var weak = anna.signedIn();
        var codes = new ArrayList<String>();
        setUp(weak, codes);
        weak.get("/security");
        var refused = weak.form("/security/authenticator/remove", Map.of());
        assertThat(path(refused)).isEqualTo("/security/proof?next=/security".replace("=/", "=%2F"));
        weak.get("/security/proof");
        weak.form("/security/proof", Map.of("next", "/security"));
        weak.get("/sign-in/code");
        assertThat(enter(weak, codes.getFirst()).statusCode()).isEqualTo(303);
        assertThat(person(weak).strong()).isTrue();
        weak.get("/security");
        assertThat(path(weak.form("/security/authenticator/remove", Map.of())))
                .isEqualTo("/security");
        assertThat(path(anna.signIn(anna.site(), Newcomer.PASSWORD))).isEqualTo("/");
    }

    @Test
    void provingMoreKeepsTheSession() throws Exception {
        var site = anna.signedIn();
        var before = person(site);
        site.get("/security/proof");
        assertThat(path(site.form("/security/proof", Map.of("next", "/security"))))
                .startsWith("/sign-in/code?next=%2Fsecurity");
        site.get("/sign-in/code");
        enter(site, mailed(1));
        assertThat(person(site).session()).isEqualTo(before.session());
        assertThat(person(site).strong()).isTrue();
        assertThat(path(site.get("/security/proof?next=/security"))).isEqualTo("/security");
    }

    @Test
    void programsShowACodeToo() throws Exception {
        careful();
        var asked = anna.open(Newcomer.PASSWORD);
        assertThat(asked.statusCode()).isEqualTo(202);
        assertThat(asked.body()).contains("\"factors\":[\"mail\"]").doesNotContain("token");
        var entry = asked.body().replaceAll(".*\"entry\":\"([^\"]+)\".*", "$1");
        assertThat(show(entry, "00000x").statusCode()).isEqualTo(401);
        var opened = show(entry, mailed(1));
        assertThat(opened.statusCode()).isEqualTo(201);
        assertThat(show(entry, mailed(1)).statusCode()).isEqualTo(401);
    }

    /// Nobody has to turn it on: as soon as mails leave this machine, a customer's first sign-in
    /// takes a mailed code.
    @Test
    void withAMailServerEverybodyShowsAMailedCodeUnlessASettingSaysOtherwise() throws Exception {
        var mailing = AccountHelpTest.mailing(app.bean(Settings.class));
        var credentials = new SessionApi.Credentials(anna.name(), Newcomer.PASSWORD);
        var asked = door(mailing, null).open(credentials, new MockHttpServletRequest());
        assertThat(asked.getStatusCode().value()).isEqualTo(202);
        assertThat(asked.getBody())
                .isInstanceOfSatisfying(
                        SessionApi.Asked.class,
                        told -> assertThat(told.factors()).containsExactly("mail"));
        var entry = ((SessionApi.Asked) asked.getBody()).entry();
        assertThat(show(entry, mailed(1)).statusCode()).isEqualTo(201);
        for (var door :
                List.of(
                        door(app.bean(Settings.class), null),
                        door(mailing, List.of()),
                        door(mailing, List.of("agent")))) {
            var opened = door.open(credentials, new MockHttpServletRequest());
            assertThat(opened.getStatusCode().value()).isEqualTo(201);
        }
        var customers = door(app.bean(Settings.class), List.of("customer"));
        var begun = customers.open(credentials, new MockHttpServletRequest());
        assertThat(begun.getStatusCode().value()).isEqualTo(202);
    }

    /// Of an installation with these settings.
    private SessionApi door(Settings settings, List<String> secondFactorFor) {
        var usual = app.bean(IdentitySettings.class);
        var identity =
                new IdentitySettings(
                        usual.shortestPassword(),
                        usual.specialInPassword(),
                        usual.wrongPasswords(),
                        usual.lock(),
                        usual.session(),
                        usual.impersonation(),
                        usual.invitation(),
                        usual.resetLink(),
                        usual.unlockLink(),
                        usual.attemptsPerMinute(),
                        usual.attemptsPerName(),
                        secondFactorFor,
                        usual.wrongCodes(),
                        usual.code());
        var rules =
                new FactorRules(
                        app.db(),
                        app.bean(Database.class),
                        app.bean(Journal.class),
                        identity,
                        settings);
        var factors =
                new Factors(
                        rules,
                        app.bean(FactorRights.class),
                        app.bean(Authenticators.class),
                        app.bean(RecoveryCodes.class),
                        app.bean(Passkeys.class),
                        app.bean(RegistrationSteps.class));
        return new SessionApi(
                app.bean(CheckPassword.class),
                app.bean(BeginSession.class),
                app.bean(Accounts.class),
                factors,
                app.bean(Entries.class),
                app.bean(MailCode.class),
                app.bean(CheckCode.class),
                new SharedLimit(app.db(), "identity", "factor" + anna.name(), 60));
    }

    @Test
    void theSecretOfTheAppAndTheCodesLieUnreadable() {
        var codes = new ArrayList<String>();
        var secret = setUp(anna.signedIn(), codes);
        var sealed =
                app.db()
                        .sql("select sealed from identity.authenticators where username = ?")
                        .param(anna.name())
                        .query(byte[].class)
                        .single();
        assertThat(new String(sealed)).doesNotContain(new String(secret));
        assertThat(app.bean(MasterKey.class).open(sealed, "authenticator of " + anna.name()))
                .isEqualTo(secret);
        var hashes =
                app.db()
                        .sql("select code_hash from identity.recovery_codes where username = ?")
                        .param(anna.name())
                        .query(byte[].class)
                        .list();
        assertThat(hashes).hasSize(10).allMatch(hash -> hash.length == 32);
    }

    @Test
    void aTokenWithoutAnAccountPreparesNothing() {
        var stranger = app.person();
        assertThat(stranger.form("/security/authenticator/prepare", Stream.of()).status())
                .isEqualTo(404);
        assertThat(stranger.form("/security/passkeys/options", Stream.of()).status())
                .isEqualTo(404);
    }

    @Test
    void administratorsDecideForWhichRoles() {
        var chief =
                new Site(app.address())
                        .cookie(
                                "opora_session",
                                app.tokens().sign("chief", Set.of(Person.ADMINISTRATOR)));
        anna.is("courier-" + anna.name());
        var role = "courier-" + anna.name();
        assertThat(chief.get("/sign-in-rules").body()).contains(role);
        chief.form("/sign-in-rules", Map.of("role", role, "demanded", "true"));
        assertThat(anna.open(Newcomer.PASSWORD).statusCode()).isEqualTo(202);
        chief.get("/sign-in-rules");
        chief.form("/sign-in-rules", Map.of("role", role, "demanded", "false"));
        assertThat(anna.open(Newcomer.PASSWORD).statusCode()).isEqualTo(201);
        app.db()
                .sql("update identity.roles set rights = '{tickets.see}' where name = ?")
                .param(role)
                .update();
        var right = Map.of("right", "tickets.see", "demanded", "true");
        assertThat(chief.form("/sign-in-rules/rights", right).statusCode()).isEqualTo(303);
        assertThat(anna.open(Newcomer.PASSWORD).statusCode()).as("by a right").isEqualTo(202);
        assertThat(chief.get("/sign-in-rules").body())
                .contains("name=\"right\" value=\"tickets.see\"");
        chief.form("/sign-in-rules/rights", Map.of("right", "tickets.see", "demanded", "false"));
        assertThat(anna.open(Newcomer.PASSWORD).statusCode()).isEqualTo(201);
        assertThat(chief.form("/sign-in-rules/rights", Map.of("right", "none")).statusCode())
                .isEqualTo(404);
        var customer = anna.signedIn();
        assertThat(customer.get("/sign-in-rules").statusCode()).isEqualTo(403);
    }

    private void careful() {
        app.bean(FactorRules.class).decide("careful", true);
        anna.is("careful");
    }

    /// A browser in which anna has typed her password and looks at the next step.
    private Site begun() {
        var site = anna.site();
        anna.signIn(site, Newcomer.PASSWORD);
        site.get("/sign-in/code");
        return site;
    }

    private static HttpResponse<String> enter(Site site, String code) {
        return site.form("/sign-in/code", Map.of("code", code));
    }

    private HttpResponse<String> show(String entry, String code) {
        return anna.site()
                .json(
                        "POST",
                        "/api/session/code",
                        Newcomer.json(Map.of("entry", entry, "code", code)));
    }

    /// The code in the so-manieth letter with one.
    private String mailed(int number) throws Exception {
        var found = new ArrayList<String>();
        Eventually.holds(
                () -> {
                    found.clear();
                    for (var letter : anna.letters()) {
                        var code = CODE.matcher(letter);
                        if (letter.startsWith("Your code") && code.find()) {
                            found.add(code.group(1));
                        }
                    }
                    assertThat(found).hasSizeGreaterThanOrEqualTo(number);
                });
        return found.get(number - 1);
    }

    /// Sets up an app and answers its secret; the printed codes go into the list.
    private byte[] setUp(Site site, List<String> codes) {
        site.get("/security");
        site.form("/security/authenticator/prepare", Map.of());
        assertThat(site.get("/security/authenticator").body()).contains("<svg class=\"qr\"");
        var secret = app.bean(Authenticators.class).prepared(anna.name()).orElseThrow();
        assertThat(site.form("/security/authenticator", Map.of("code", "12345")).statusCode())
                .isEqualTo(422);
        var done = site.form("/security/authenticator", Map.of("code", code(secret, 0)));
        assertThat(done.statusCode()).isEqualTo(200);
        assertThat(done.body()).contains("data-copy=\"Copied\"", "data-download");
        RECOVERY.matcher(done.body()).results().forEach(found -> codes.add(found.group(1)));
        return secret;
    }

    private static String code(byte[] secret, int off) {
        return Totp.code(secret, Totp.stepAt(Instant.now()) + off);
    }

    private Person person(Site site) {
        return app.bean(Keys.class).verify(site.cookie("opora_session"))
                        instanceof Verdict.Valid(var person)
                ? person
                : new Person("", Set.of(), Instant.EPOCH, "", Set.of(), null, Powers.NONE, null);
    }

    private String staffToken() {
        return app.tokens().sign("clara", Set.of("staff"));
    }

    private static String path(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }
}
