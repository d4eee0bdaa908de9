package opora;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.stream.Stream;
import opora.engines.EmbeddedPostgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The process is killed when the bank has charged a card and nobody has heard of it yet.
class CardKillTest {
    private static final String LATE = "4000000000000119";
    private static final String PASSWORD = "correct-horse-9!";

    @TempDir private Path data;
    private String database = "";

    @Test
    void isChargedOnceAlthoughNobodyHeardTheAnswer() throws Exception {
        try (var first = start()) {
            var anna = join(first.until("ready: ").strip());
            typeCard(anna);
            var card = anna.get("/api/cards").at("/cards/0/id");
            var wish = "{\"card\":\"%s\",\"amount\":50000}".formatted(card);
            var begun = anna.post("/api/cards/top-ups", wish, "Idempotency-Key", "one");
            assertThat(begun.status()).isEqualTo(202);
            Eventually.holds(() -> assertThat(text(CHARGED_BY_BANK)).isEqualTo("1"));
        } // killed, with the answer still on its way
        assertThat(text("select state from cards.charges")).isEqualTo("WAITING");
        text("update cards.charges set claimed_until = now() returning id"); // no need to wait here
        try (var second = start()) {
            second.until("ready: ");
            Eventually.holds(
                    () -> assertThat(text("select state from cards.charges")).isEqualTo("CHARGED"));
            Eventually.holds(
                    () ->
                            assertThat(text("select balance from billing.wallets"))
                                    .isEqualTo("50000"));
            assertThat(text(CHARGED_BY_BANK)).isEqualTo("1");
        }
    }

    private static final String CHARGED_BY_BANK = "select count(*) from acquirer.charges";

    private Running start() throws Exception {
        return new Running("run", "--port", "0", "--data", data.toString());
    }

    private static Visitor join(String address) {
        var stranger = new Visitor(address, "anna", "");
        var who = "\"username\":\"anna\",\"password\":\"%s\"".formatted(PASSWORD);
        var joined =
                stranger.post(
                        "/api/registrations", "{%s,\"email\":\"anna@example.org\"}".formatted(who));
        assertThat(joined.status()).isEqualTo(201);
        var token = stranger.post("/api/session", "{%s}".formatted(who)).at("/token");
        return new Visitor(address, "anna", token);
    }

    /// Right after the start the process may not know everybody's rights yet.
    private static void typeCard(Visitor anna) throws Exception {
        Eventually.holds(
                () ->
                        assertThat(
                                        anna.form(
                                                        "/cards/new",
                                                        Stream.of(
                                                                "number", LATE, "expiry", "12/30",
                                                                "code", "123"))
                                                .status())
                                .isEqualTo(303));
    }

    private String text(String sql) throws Exception {
        if (database.isEmpty()) {
            database = postgres().url(Engines.DATABASE);
        }
        try (var connection = DriverManager.getConnection(database);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            return rows.next() ? rows.getString(1) : "";
        }
    }

    /// The server that runs there.
    private EmbeddedPostgres postgres() {
        return EmbeddedPostgres.start(data.resolve("postgres"), 0);
    }

    @AfterEach
    void stop() {
        postgres().close();
    }
}
