package opora.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import opora.Eventually;
import opora.Visitor;
import opora.WholeApp;
import opora.backbone.Database;
import opora.privacy.PersonErased;
import opora.shell.Grant;
import opora.shell.Rights;
import opora.shell.Scope;

/// Tickets to be found, each test's with a word of its own that no other ticket has.
abstract class Finding {
    final WholeApp app = WholeApp.get();
    final Visitor anna = app.person();
    final Visitor eva = staff(Scope.ALL);
    final String own = made();

    /// Letters that no ending is cut off from, and no two alike beside each other, so that any two
    /// that change places make another word.
    static String made() {
        var letters = "бвгдзклмнпрстфхц";
        var word = new StringBuilder("кв");
        int last = letters.indexOf('в');
        for (var sign : UUID.randomUUID().toString().replaceAll("[^0-9a-f]", "").toCharArray()) {
            int next = Character.digit(sign, 16);
            last = next == last ? (next + 1) % letters.length() : next;
            word.append(letters.charAt(last));
        }
        return word.substring(0, 14);
    }

    String field(String kind, String... more) throws Exception {
        var name = "f" + UUID.randomUUID().toString().replace('-', '_');
        var given = Stream.concat(Stream.of("field", name, "kind", kind), Stream.of(more));
        assertThat(defined("/new-field", name, given).status()).isEqualTo(303);
        var sql = "select exists (select from search.fields where field = ?)";
        Eventually.holds(
                () ->
                        assertThat(app.db().sql(sql).param(name).query(Boolean.class).single())
                                .isTrue());
        return name;
    }

    void changed(String name, String... more) {
        var given = Stream.concat(Stream.of("field", name, "kind", "TEXT"), Stream.of(more));
        assertThat(defined("/fields/" + name, name, given).status()).isEqualTo(303);
    }

    Visitor.Answer defined(String path, String name, Stream<String> given) {
        var rest = Stream.of("russian", "Поле " + name, "english", "The " + name, "position", "9");
        var manager = app.person(anna.username() + "-m", Set.of("manager"));
        return manager.form(path, Stream.concat(given, rest));
    }

    void edit(long number, String... fields) {
        var rest = Stream.of("seen", "1", "kind", "INCIDENT", "impact", "LOW", "urgency", "MEDIUM");
        var subject = Stream.of("subject", "Прибор " + own);
        var all = Stream.of(subject, rest, Stream.of(fields)).flatMap(one -> one);
        assertThat(eva.form("/desk/" + number + "/edit", all).status()).isEqualTo(303);
    }

    /// As when privacy is done with them.
    void erased(Visitor who) {
        var database = app.bean(Database.class);
        database.transact(
                "privacy",
                _ -> {
                    database.personKeys().erase(who.username());
                    database.publish(new PersonErased(who.username(), Instant.now()));
                    return true;
                });
    }

    boolean counted(String word) {
        var sql = "select exists (select from search.slips where word = ?)";
        return app.db().sql(sql).param(word).query(Boolean.class).single();
    }

    Visitor staff(Scope scope) {
        var name = app.person().username();
        app.bean(Rights.class).give(name, Set.of(new Grant("agent", scope)), false, Instant.now());
        return app.person(name, Set.of("agent"));
    }

    void say(long number, String text, String visibility) {
        var words = "{\"text\":\"%s\",\"visibility\":\"%s\"}".formatted(text, visibility);
        var key = UUID.randomUUID().toString();
        var path = "/api/desk/tickets/" + number + "/messages";
        assertThat(eva.post(path, words, "Idempotency-Key", key).status()).isEqualTo(200);
    }

    long opened(String subject, String text) throws Exception {
        return asked("{\"subject\":\"%s\",\"text\":\"%s\"}".formatted(subject, text));
    }

    long asked(String wish) throws Exception {
        return asked(anna, wish);
    }

    long asked(Visitor who, String wish) throws Exception {
        var path = "/api/tickets/" + wish(who, wish);
        Eventually.holds(() -> assertThat(who.get(path).at("/number")).isNotEmpty());
        var number = Long.parseLong(who.get(path).at("/number"));
        Eventually.holds(
                () -> assertThat(found(eva, "customer:" + who.username())).contains(number));
        return number;
    }

    /// The request's id.
    static String wish(Visitor who, String wish) {
        var asked = who.post("/api/tickets", wish, "Idempotency-Key", UUID.randomUUID() + "");
        assertThat(asked.status()).as(asked.body()).isEqualTo(202);
        return asked.at("/requestId");
    }

    static List<Long> found(Visitor who, String words) {
        return numbers(search(who, words));
    }

    static Visitor.Answer search(Visitor who, String words, String... more) {
        var rest = Stream.of(more).map(part -> "&" + part).reduce("", String::concat);
        return who.get("/api/tickets/search?q=" + encoded(words) + rest);
    }

    static List<Long> numbers(Visitor.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json()
                .at("/tickets")
                .valueStream()
                .map(hit -> hit.at("/number").asLong())
                .toList();
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
