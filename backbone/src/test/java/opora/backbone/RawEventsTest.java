package opora.backbone;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Set;
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

    /// Chooses anew while it runs.
    static class Chooser implements Selective {
        final List<String> seen = new CopyOnWriteArrayList<>();
        volatile Set<String> topics = Set.of();

        @Override
        public Set<String> topics() {
            return topics;
        }

        @Handles
        void on(List<RawEvent> events) {
            events.forEach(event -> seen.add(event.meta().topic() + " " + event.meta().key()));
        }
    }

    @Test
    void readsTheTopicsThatAreChosenWhileItRuns() throws Exception {
        var chooser = new Chooser();
        try (var pool = TestEngines.freshDatabase();
                var backbone =
                        new Backbone(
                                pool,
                                TestEngines.client(),
                                new MemoryRegistry(),
                                new SimpleMeterRegistry(),
                                BackboneSettings.defaults())) {
            backbone.context("chooser", List.of(chooser));
            backbone.declare(List.of(Chosen.class, Passed.class));
            backbone.start();
            ask(backbone, new Chosen("before"));
            ask(backbone, new Passed("never"));
            chooser.topics = Set.of("raw.chosen");
            ask(backbone, new Chosen("after"));
            Eventually.holds(
                    Duration.ofSeconds(20),
                    () ->
                            assertThat(chooser.seen)
                                    .contains("raw.chosen before", "raw.chosen after"));
            chooser.topics = Set.of();
            Thread.sleep(BackboneSettings.defaults().consumer().poll().multipliedBy(3));
            ask(backbone, new Chosen("while away"));
            chooser.topics = Set.of("raw.chosen");
            Eventually.holds(
                    Duration.ofSeconds(20),
                    () ->
                            assertThat(chooser.seen)
                                    .containsExactlyInAnyOrder(
                                            "raw.chosen before",
                                            "raw.chosen after",
                                            "raw.chosen while away"));
            var recent = backbone.recent(backbone.types().of(Chosen.class), 2);
            assertThat(recent).hasSize(2);
            assertThat(backbone.payloads().tree(recent.getFirst().payload()).path("who").asText())
                    .isEqualTo("while away");
        }
    }

    @Topic("raw.chosen")
    public record Chosen(@Key String who) {}

    @Topic("raw.passed")
    public record Passed(@Key String who) {}

    private static void ask(Backbone backbone, Object event) throws Exception {
        backbone.database()
                .transact(
                        "people",
                        connection -> {
                            backbone.database().publish(event);
                            return true;
                        });
        Thread.sleep(5); // times of events have no finer parts
    }

    private static String name(Class<?> event) {
        return event.getName().replace('$', '.');
    }
}
