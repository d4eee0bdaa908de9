package opora.identity;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import opora.WholeApp;
import opora.backbone.Database;
import opora.shell.Grant;
import opora.shell.SealedText;
import opora.shell.Site;

/// Somebody with an account of their own, for tests of signing in.
///
/// @param place the address they come from, on this machine; a limit for one is none for others
record Newcomer(WholeApp app, String name, String place) {
    private static final AtomicInteger PLACES = new AtomicInteger(300);

    static final String PASSWORD = "Green-Lantern-12";
    private static final Pattern SESSION = Pattern.compile("\"token\":\"([^\"]+)\"");

    static Newcomer joined(WholeApp app) {
        var someone = new Newcomer(app, "p" + Long.toString(System.nanoTime(), 36), freshPlace());
        var fields =
                Map.of("username", someone.name, "email", someone.email(), "password", PASSWORD);
        var answer = someone.site().json("POST", "/api/registrations", json(fields));
        if (answer.statusCode() != 201) {
            throw new IllegalStateException(answer.body());
        }
        return someone;
    }

    static String freshPlace() {
        var number = PLACES.incrementAndGet();
        return "127.0." + number / 250 + "." + (number % 250 + 1);
    }

    String email() {
        return name + "@example.com";
    }

    /// Gives this person a role beside their own.
    void is(String role) {
        app.db()
                .sql("insert into identity.roles (name) values (?) on conflict do nothing")
                .param(role)
                .update();
        var database = app.bean(Database.class);
        database.transact(
                "identity",
                _ -> {
                    var grants = app.bean(Grants.class);
                    grants.add(name, Grant.usual(role), "test");
                    grants.tell(name);
                    return role;
                });
    }

    Site site() {
        return new Site(app.address(), place).with("Accept-Language", "en");
    }

    /// A browser in which this person has typed name and password.
    Site signedIn() {
        var site = site();
        signIn(site, PASSWORD);
        return site;
    }

    HttpResponse<String> signIn(Site site, String password) {
        site.get("/sign-in");
        return site.form("/sign-in", Map.of("username", name, "password", password));
    }

    /// A program that has a token of this person.
    Site program() {
        var opened = open(PASSWORD).body();
        var token = SESSION.matcher(opened);
        if (!token.find()) {
            throw new IllegalStateException(opened);
        }
        return site().with("Authorization", "Bearer " + token.group(1));
    }

    HttpResponse<String> open(String password, String... more) {
        var fields = new HashMap<>(Map.of("username", name, "password", password));
        for (int i = 0; i < more.length; i += 2) {
            fields.put(more[i], more[i + 1]);
        }
        return site().json("POST", "/api/session", json(fields));
    }

    /// The letters that were written to this person, the oldest first, with their secrets open.
    List<String> letters() {
        var sql =
                """
                select subject || E'\\n' || content from notifications.deliveries
                where username = ? order by position
                """;
        var sealed = app.bean(SealedText.class);
        return app.db().sql(sql).param(name).query(String.class).list().stream()
                .map(text -> sealed.open(text, email()))
                .toList();
    }

    static String json(Map<String, String> fields) {
        return tools.jackson.databind.json.JsonMapper.shared().writeValueAsString(fields);
    }
}
