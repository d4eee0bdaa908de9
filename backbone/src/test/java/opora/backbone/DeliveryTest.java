package opora.backbone;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// How much comes to a handler at once.
class DeliveryTest {
    @Topic("talks")
    public record Said(@Key String key, int n) {}

    @Topic("talks")
    public record Done(@Key String key, int n) {}

    static class Reader {
        final List<String> turns = new ArrayList<>();

        @Handles
        void onSaid(List<Incoming<Said>> said) {
            turns.add("said" + said.stream().map(one -> name(one.event())).collect(joined()));
        }

        @Handles
        void onDone(List<Incoming<Done>> done) {
            turns.add("done" + done.stream().map(one -> name(one.event())).collect(joined()));
        }

        private static String name(Said one) {
            return one.key() + one.n();
        }

        private static String name(Done one) {
            return one.key() + one.n();
        }

        private static java.util.stream.Collector<CharSequence, ?, String> joined() {
            return Collectors.joining(" ", " ", "");
        }
    }

    private final HikariDataSource pool = TestEngines.freshDatabase();
    private final EventTypes types = new EventTypes(new MemoryRegistry());
    private final Reader reader = new Reader();
    private int position;

    @BeforeEach
    void layOut() {
        Tables.create(pool);
    }

    @AfterEach
    void close() {
        pool.close();
    }

    @Test
    void eventsOfAKindComeAtOnceThoughKeysAlternate() {
        deliver(said("a", 1), done("a", 1), said("b", 1), done("b", 1), said("c", 1), done("c", 1));
        assertThat(reader.turns).containsExactly("said a1 b1 c1", "done a1 b1 c1");
    }

    @Test
    void aKeyKeepsItsOrder() {
        deliver(
                said("a", 1),
                said("a", 2),
                done("a", 1),
                done("b", 1),
                said("a", 3),
                said("b", 1),
                done("c", 1));
        assertThat(reader.turns)
                .containsExactly("said a1 a2", "done b1 c1", "done a1", "said b1", "said a3");
    }

    private Received said(String key, int n) {
        return record(new Said(key, n), key);
    }

    private Received done(String key, int n) {
        return record(new Done(key, n), key);
    }

    private Received record(Object event, String key) {
        types.declare(List.of(event.getClass()));
        var at = position++;
        var name = types.of(event.getClass()).name();
        var envelope = new Envelope("e" + at, "shop", name, "c", null, null, 1, null, -1, -1);
        return new Received("talks", 0, at, key, envelope, types.write(event), 1);
    }

    private void deliver(Received... records) {
        var handlers = Handlers.of(List.of(reader));
        var meters = new ConsumerMeters(new SimpleMeterRegistry(), "reader");
        var delivery = new Delivery(types, handlers, meters);
        new Database(pool, new EventStore(types))
                .transact(
                        "reader",
                        _ -> {
                            delivery.deliver(Transaction.current(), List.of(records));
                            return records.length;
                        });
    }
}
