package opora.backbone;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

class RawEventsTest {
    @Topic("raw.asked")
    public record Asked(@Key String who, String what) {}

    @Topic("raw.answered")
    public record Answered(@Key String who, boolean yes) {}

    static class Oracle {
        @Handles
        Answered on(Asked asked) {
            return new Answered(asked.who(), asked.what().length() > 3);
        }
    }

    /// Handles no event by its class, and so knows only what others declare.
    static class Archive {
        final List<RawEvent> seen = new CopyOnWriteArrayList<>();
        volatile boolean broken;

        @Handles
        void on(List<RawEvent> events) {
            if (broken) {
                broken = false;
                throw new IllegalStateException("the archive is shut");
            }
            seen.addAll(events);
        }
    }

    @Test
    void bringsEveryEventOfEveryTopicUndecodedAndOnce() throws Exception {
        var archive = new Archive();
        archive.broken = true;
        try (var pool = TestEngines.freshDatabase();
                var backbone =
                        new Backbone(
                                pool,
                                TestEngines.client(),
                                new MemoryRegistry(),
                                new SimpleMeterRegistry(),
                                BackboneSettings.defaults())) {
            backbone.context("oracle", List.of(new Oracle()));
            backbone.context("archive", List.of(archive));
            backbone.declare(List.of(Asked.class, Answered.class));
            backbone.start();
            for (int i = 0; i < 50; i++) {
                var who = "person-" + i;
                backbone.database()
                        .transact(
                                "people",
                                connection -> {
                                    backbone.database()
                                            .publish(Outgoing.begins(new Asked(who, "why"), who));
                                    return who;
                                });
            }
            Eventually.holds(Duration.ofSeconds(20), () -> assertThat(archive.seen).hasSize(100));
            assertThat(archive.seen).extracting(event -> event.meta().id()).doesNotHaveDuplicates();
            assertThat(archive.seen)
                    .filteredOn(event -> event.meta().correlation().equals("person-7"))
                    .extracting(event -> event.meta().type(), event -> event.meta().context())
                    .containsExactlyInAnyOrder(
                            Tuple.tuple(name(Asked.class), "people"),
                            Tuple.tuple(name(Answered.class), "oracle"));
            assertThat(backbone.payloads().show(archive.seen.getFirst().payload()))
                    .contains("\"who\"");
        }
    }

    private static String name(Class<?> event) {
        return event.getName().replace('$', '.');
    }
}
