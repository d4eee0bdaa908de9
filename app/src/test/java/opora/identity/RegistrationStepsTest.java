package opora.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import opora.WholeApp;
import opora.shell.Person;
import opora.shell.Site;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// An administrator changes what joining takes, while people join.
class RegistrationStepsTest {
    private final WholeApp app = WholeApp.get();
    private final String name = "s" + Long.toString(System.nanoTime(), 36);
    private final Site chief =
            new Site(app.address(), Newcomer.freshPlace())
                    .with("Accept-Language", "en")
                    .cookie(
                            "opora_session",
                            app.tokens().sign("chief", Set.of(Person.ADMINISTRATOR)));

    @AfterEach
    void nobodyElseIsAsked() {
        app.db().sql("update identity.registration_steps set active = false").update();
    }

    @Test
    void aFieldIsAskedForAsSoonAsItIsAdded() {
        assertThat(add("FIELD", "CHOICE", true, "red\nblue")).isEqualTo(303);
        var site = site();
        assertThat(site.get("/sign-up").body()).contains("Question " + name, "red", "blue");
        var person = person();
        assertThat(site.form("/sign-up", person).body())
                .contains("id=\"answer." + name + "-flaw\"");
        person.put("answer." + name, "green");
        assertThat(site.form("/sign-up", person).statusCode()).isEqualTo(422);
        person.put("answer." + name, "blue");
        assertThat(site.form("/sign-up", person).statusCode()).isEqualTo(303);
        assertThat(site.get("/security").body()).contains("Question " + name, "<b>blue</b>");
    }

    @Test
    void whatPeopleSaidLiesSealed() {
        add("FIELD", "TEXT", true, "");
        var site = site();
        site.get("/sign-up");
        var person = person();
        person.put("answer." + name, "a-secret-of-mine");
        site.form("/sign-up", person);
        var sealed =
                app.db()
                        .sql("select sealed from identity.registration_answers where step = ?")
                        .param(name)
                        .query(byte[].class)
                        .single();
        assertThat(new String(sealed)).doesNotContain("secret");
    }

    @Test
    void aConsentIsKeptInItsWordsAndToldToOthers() {
        add("CONSENT", "TEXT", true, "");
        var site = site();
        site.get("/sign-up");
        var person = person();
        assertThat(site.form("/sign-up", person).statusCode()).isEqualTo(422);
        person.put("answer." + name, "yes");
        assertThat(site.form("/sign-up", person).statusCode()).isEqualTo(303);
        assertThat(site.get("/security").body()).contains("Question " + name);
    }

    @Test
    void programsAreToldAndAnswerToo() {
        add("FIELD", "NUMBER", true, "");
        assertThat(site().get("/api/registrations/steps").body())
                .contains("\"name\":\"" + name + "\"", "NUMBER", "Question " + name);
        var plain = Newcomer.json(person());
        var refused = site().json("POST", "/api/registrations", plain);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("answer." + name);
        var answered = plain.replaceAll("}$", ",\"answers\":{\"" + name + "\":\"7\"}}");
        assertThat(site().json("POST", "/api/registrations", answered).statusCode()).isEqualTo(201);
    }

    @Test
    void stepsAreTurnedOffRewordedAndMoved() {
        add("FIELD", "TEXT", false, "");
        var page = chief.get("/registration-steps/" + name).body();
        assertThat(reword("Other", page).statusCode()).isEqualTo(303);
        assertThat(site().get("/sign-up").body()).contains("Other " + name);
        assertThat(names()).endsWith(name, "email-check");
        if (names().size() > 2) {
            chief.get("/registration-steps");
            chief.form("/registration-steps/" + name + "/move", Map.of("up", "true"));
            assertThat(names().indexOf(name)).isEqualTo(names().size() - 3);
        }
        chief.get("/registration-steps");
        chief.form("/registration-steps/" + name + "/turn", Map.of("active", "false"));
        assertThat(site().get("/sign-up").body()).doesNotContain("Other " + name);
    }

    @Test
    void theFormSaysWhatIsWrongAndNobodyElseOpensIt() {
        chief.get("/registration-steps/new");
        var wrong = Map.of("kind", "FIELD", "name", "Не имя", "type", "CHOICE");
        assertThat(chief.form("/registration-steps/new", wrong).body())
                .contains("name-flaw", "titleRu-flaw", "titleEn-flaw", "choices-flaw");
        add("FIELD", "TEXT", false, "");
        assertThat(add("FIELD", "TEXT", false, "")).as("the name is taken").isEqualTo(422);
        var customer = Newcomer.joined(app).signedIn();
        assertThat(customer.get("/registration-steps").statusCode()).isEqualTo(403);
        assertThat(site().get("/registration-steps").statusCode()).isEqualTo(303);
    }

    @Test
    void whereTheAddressIsCheckedNobodyGetsInBeforeTheMailedCode() {
        app.bean(RegistrationSteps.class).turn("email-check", true);
        var site = site();
        site.get("/sign-up");
        var joined = site.form("/sign-up", person());
        assertThat(joined.headers().firstValue("Location").orElse("")).contains("/sign-in/code");
        assertThat(site.cookie("opora_session")).isEmpty();
        var anna = Newcomer.joined(app);
        assertThat(anna.open(Newcomer.PASSWORD).statusCode()).isEqualTo(202);
        app.bean(Accounts.class).proveEmail(anna.name());
        assertThat(anna.open(Newcomer.PASSWORD).statusCode()).isEqualTo(201);
    }

    @Test
    void twoWhoRewordAStepSeeBothWordings() {
        add("FIELD", "TEXT", false, "");
        var page = chief.get("/registration-steps/" + name).body();
        assertThat(reword("First", page).statusCode()).isEqualTo(303);
        var late = reword("Second", page);
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).contains("<span>First " + name, "<span>Second " + name);
        assertThat(site().get("/sign-up").body()).contains("First " + name);
        assertThat(reword("Second", late.body()).statusCode()).isEqualTo(303);
        assertThat(site().get("/sign-up").body()).contains("Second " + name);
    }

    private java.net.http.HttpResponse<String> reword(String word, String page) {
        var seen = page.replaceAll("(?s).*name=\"seen\" value=\"([0-9a-f]+)\".*", "$1");
        var words = Map.of("titleRu", "Слово " + name, "titleEn", word + " " + name, "seen", seen);
        return chief.form("/registration-steps/" + name, words);
    }

    private List<String> names() {
        return app.bean(RegistrationSteps.class).all().stream()
                .map(RegistrationStep::name)
                .toList();
    }

    private int add(String kind, String type, boolean required, String choices) {
        chief.get("/registration-steps/new?kind=" + kind);
        var form =
                Map.of(
                        "kind", kind,
                        "name", name,
                        "type", type,
                        "titleRu", "Вопрос " + name,
                        "titleEn", "Question " + name,
                        "choices", choices,
                        "required", String.valueOf(required));
        return chief.form("/registration-steps/new", form).statusCode();
    }

    private Site site() {
        return new Site(app.address(), Newcomer.freshPlace()).with("Accept-Language", "en");
    }

    private static Map<String, String> person() {
        var name = "p" + Long.toString(System.nanoTime(), 36);
        return new HashMap<>(
                Map.of(
                        "username",
                        name,
                        "email",
                        name + "@example.com",
                        "password",
                        Newcomer.PASSWORD));
    }
}
