package opora.backbone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What events say of a person is sealed everywhere, and gone everywhere with the person's keys.
class PersonKeysTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String STREET = "Lenin street 17, Omsk";

    @Topic(value = "personal.moved", partitions = 2)
    public record Moved(
            @Key String username,
            @Personal String street,
            @Personal @Nullable String note,
            @Personal(entries = "mail") Map<String, String> ways,
            @Personal List<Paper> papers,
            int boxes) {}

    public record Paper(String id, @Personal(of = "") String name) {}

    @Topic("personal.broken")
    public record NobodyNamed(@Key String who, @Personal String street) {}

    @Topic("personal.sent")
    public record Sent(@Key String username, @Personal String street) {}

    static class Postman {
        final List<Sent> seen = new CopyOnWriteArrayList<>();

        @Handles
        void on(Sent sent) {
            seen.add(sent);
        }
    }

    static class Carrier implements Projection {
        final List<Moved> seen = new CopyOnWriteArrayList<>();

        @Handles
        void on(Moved moved) {
            seen.add(moved);
        }

        @Override
        public void clear() {
            seen.clear();
        }
    }

    private static Moved moved(String username) {
        return new Moved(
                username,
                STREET,
                null,
                Map.of("mail", STREET + "@example.org", "channel", "mail"),
                List.of(new Paper("paper-1", "Lease of " + STREET)),
                7);
    }

    private static void publish(Backbone backbone, Object event) {
        backbone.database()
                .transact(
                        "carriers",
                        _ -> {
                            backbone.database().publish(Outgoing.begins(event, "flow"));
                            return event;
                        });
    }

    @Test
    void handlersReadWhatNeitherTheStoreNorKafkaShows() throws Exception {
        try (var pool = TestEngines.freshDatabase();
                var elsewhere = TestEngines.freshDatabase();
                var here = TestEngines.backbone(pool, TestEngines.quick());
                var there = TestEngines.backbone(elsewhere, TestEngines.quick())) {
            var carrier = new Carrier();
            there.context("personal-there", List.of(carrier));
            here.context("personal-here", List.of(new Carrier()));
            there.start();
            here.start();
            publish(here, moved("anna"));
            Eventually.holds(
                    PATIENCE, () -> assertThat(carrier.seen).containsExactly(moved("anna")));
            assertThat(dump(pool, "select payload::text from backbone.events")).isNotEmpty();
            assertThat(plain(pool)).doesNotContain(STREET);
            assertThat(topic("personal.moved")).contains("channel").doesNotContain(STREET);

            erase(here, "anna");
            Eventually.holds(
                    PATIENCE,
                    () -> assertThat(there.database().personKeys().erased("anna")).isTrue());
            there.replay("personal-there", "Carrier", (events, where) -> {});
            assertThat(carrier.seen)
                    .containsExactly(
                            new Moved(
                                    "anna",
                                    "",
                                    null,
                                    Map.of("mail", "", "channel", "mail"),
                                    List.of(new Paper("paper-1", "")),
                                    7));
            for (var database : List.of(pool, elsewhere)) {
                assertThat(
                                dump(
                                        database,
                                        "select count(*) from backbone.person_keys where person = 'anna' and wrapped is not null"))
                        .containsExactly("0");
            }
            publish(here, moved("anna"));
            Eventually.holds(PATIENCE, () -> assertThat(carrier.seen).hasSize(2));
            assertThat(carrier.seen.getLast().street()).isEmpty();
        }
    }

    /// However long the key takes, no operator is asked.
    @Test
    void waitsForAKeyThatIsLate() throws Exception {
        final var sent = new Sent("clara", STREET);
        try (var pool = TestEngines.freshDatabase();
                var elsewhere = TestEngines.freshDatabase();
                var here = TestEngines.backbone(pool, TestEngines.quick());
                var there = TestEngines.backbone(elsewhere, TestEngines.quick())) {
            var postman = new Postman();
            there.context("late-there", List.of(postman));
            here.context("late-here", List.of(new Postman()));
            run(
                    elsewhere,
                    """
                    create function backbone.refuse() returns trigger language plpgsql as $$
                        begin raise exception 'no key today'; end $$;
                    create trigger refuse before insert on backbone.person_keys
                        for each row when (not new.own) execute function backbone.refuse()
                    """);
            there.start();
            here.start();
            publish(here, sent);
            var tries = "select attempts from backbone.parked where consumer = 'late-there'";
            Eventually.holds(
                    PATIENCE,
                    () -> {
                        assertThat(dump(elsewhere, tries)).hasSize(1);
                        assertThat(Integer.parseInt(dump(elsewhere, tries).getFirst()))
                                .isGreaterThan(4);
                    });
            run(elsewhere, "drop trigger refuse on backbone.person_keys");
            Eventually.holds(PATIENCE, () -> assertThat(postman.seen).containsExactly(sent));
        }
    }

    private static void run(DataSource pool, String sql) throws SQLException {
        try (var connection = pool.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void forgetsAKeyThatWasRolledBack() {
        try (var pool = TestEngines.freshDatabase();
                var backbone = TestEngines.backbone(pool, TestEngines.quick())) {
            var database = backbone.database();
            assertThatThrownBy(
                            () ->
                                    database.transact(
                                            "carriers",
                                            _ -> {
                                                database.personKeys().seal("boris", STREET);
                                                throw new IllegalStateException("no");
                                            }))
                    .hasMessage("no");
            var sealed = database.personKeys().seal("boris", STREET);
            try (var fresh = TestEngines.backbone(pool, TestEngines.quick())) {
                assertThat(fresh.database().personKeys().open(sealed)).isEqualTo(STREET);
            }
        }
    }

    @Test
    void opensWhatIsSealedInsideOfOtherWords() {
        try (var pool = TestEngines.freshDatabase();
                var backbone = TestEngines.backbone(pool, TestEngines.quick())) {
            var keys = backbone.database().personKeys();
            var letter = keys.seal("chief", "Call " + keys.seal("clara", "+7 900") + " now");
            assertThat(keys.reveal(letter, "nobody")).isEqualTo("Call +7 900 now");
            erase(backbone, "clara");
            assertThat(keys.reveal(letter, "nobody")).isEqualTo("Call nobody now");
            var lately = keys.seal("dora", "Lenina 1");
            assertThat(keys.open(lately)).isEqualTo("Lenina 1");
            erase(backbone, "dora");
            assertThat(keys.open(lately)).as("remembered no longer").isEmpty();
            assertThat(keys.reveal("{personal:0123456789abcdef:typed}", "x"))
                    .isEqualTo("{personal:0123456789abcdef:typed}");
        }
    }

    @Test
    void refusesToSealForNobody() {
        assertThatThrownBy(() -> EventType.of(NobodyNamed.class))
                .hasMessageContaining("there is no username");
    }

    private static void erase(Backbone backbone, String person) {
        backbone.database()
                .transact(
                        "carriers",
                        _ -> {
                            backbone.database().personKeys().erase(person);
                            return person;
                        });
    }

    private static String plain(DataSource pool) throws SQLException {
        return String.join(
                "\n", dump(pool, "select encode(payload, 'escape') from backbone.events"));
    }

    private static List<String> dump(DataSource pool, String sql) throws SQLException {
        try (var connection = pool.getConnection();
                var rows = connection.createStatement().executeQuery(sql)) {
            var all = new java.util.ArrayList<String>();
            while (rows.next()) {
                all.add(rows.getString(1));
            }
            return all;
        }
    }

    private static String topic(String name) {
        var config = new HashMap<String, Object>(TestEngines.client());
        config.put("auto.offset.reset", "earliest");
        try (var kafka =
                new KafkaConsumer<>(
                        config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            kafka.assign(List.of(new TopicPartition(name, 0), new TopicPartition(name, 1)));
            var text = new StringBuilder();
            while (text.isEmpty()) {
                kafka.poll(Duration.ofMillis(200))
                        .forEach(
                                record ->
                                        text.append(
                                                new String(
                                                        record.value(),
                                                        StandardCharsets.ISO_8859_1)));
            }
            return text.toString();
        }
    }
}
