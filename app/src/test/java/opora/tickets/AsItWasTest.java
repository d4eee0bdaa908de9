package opora.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import opora.Visitor;
import opora.WholeApp;
import org.junit.jupiter.api.Test;

/// Whatever happens to a ticket, every moment of it can be seen again.
class AsItWasTest {
    private static final UUID ID = new UUID(0, 1);
    private static final Instant BEGIN = Instant.parse("2026-11-21T10:00:00Z");

    private record Seen(Instant at, int version, String shown) {
        /// Whether nothing more happened by itself in the very same millisecond.
        boolean last(List<Entry> entries) {
            return entries.stream()
                    .filter(entry -> entry.at().equals(at))
                    .allMatch(entry -> entry.n() <= version);
        }
    }

    @Test
    void everyMomentIsAsItWasShownThen() throws Exception {
        var app = WholeApp.get();
        var anna = app.person();
        var eva = Desks.agent(app);
        var number = Desks.opened(anna, "A long story");
        var path = "/api/desk/tickets/" + number;
        var seen = new ArrayList<Seen>();
        see(eva, path, seen);
        for (var step : steps(app, eva, number, other(anna), other(anna), other(anna))) {
            step.run();
            see(eva, path, seen);
        }
        var whole = app.bean(Tickets.class);
        var entries = whole.entries(whole.byNumber(number).orElseThrow().id());
        assertThat(entries)
                .extracting(entry -> (Object) entry.happening().getClass())
                .as("a new kind of thing that happens needs a step here")
                .containsAll(Happening.KINDS);
        var clear = seen.stream().filter(one -> one.last(entries)).toList();
        assertThat(clear).hasSizeGreaterThanOrEqualTo(Happening.KINDS.size() - 2);
        for (var one : clear) {
            assertThat(eva.get(path + "?at=" + one.at()).body()).isEqualTo(one.shown());
        }
        var first = eva.get("/desk/" + number + "/was?at=" + clear.getFirst().at()).body();
        assertThat(first).contains("A long story").doesNotContain("Another title");
        assertThat(eva.get("/desk/" + number + "/was?at=" + clear.getLast().at()).body())
                .contains("Another title");
    }

    private static long other(Visitor anna) throws Exception {
        return Desks.opened(anna, "Another story");
    }

    private static List<Runnable> steps(
            WholeApp app, Visitor eva, long number, long linked, long part, long end) {
        var path = "/api/desk/tickets/" + number;
        var id = app.bean(Tickets.class).byNumber(number).orElseThrow().id();
        var desk = app.bean(Desk.class);
        var posted =
                Stream.of(
                        List.of("/messages", "{\"text\": \"We look into it.\"}"),
                        List.of(
                                "/changes",
                                "{\"words\": {\"subject\": \"Another title\"}, \"reason\": \"So.\", \"version\": 1}"),
                        List.of(
                                "/assignment",
                                "{\"expert\": \"%s\", \"reason\": \"Mine.\"}"
                                        .formatted(eva.username())),
                        List.of("/work", "{\"minutes\": 20, \"note\": \"Long.\"}"),
                        List.of(
                                "/status",
                                "{\"to\": \"waiting\", \"fields\": {\"reason\": \"A part.\"}}"),
                        List.of(
                                "/links",
                                "{\"other\": %d, \"kind\": \"RELATED\"}".formatted(linked)),
                        List.of(
                                "/status",
                                "{\"to\": \"solved\", \"fields\": {\"resolution\": \"Done.\"}}"));
        var happening =
                Stream.of(
                        new Happening.Classified("network", 80, "words-1"),
                        new Happening.Weighed(
                                "network",
                                1,
                                List.of(new Candidate("otto", false, 3, "SKILL", "network"))),
                        new Happening.Unassigned(eva.username(), "UNTOUCHED"),
                        new Happening.Queued(HearAssignment.CALL_CENTRE, "UNSURE"),
                        new Happening.Visited(VisitStep.FINISHED, null, BEGIN),
                        new Happening.Rated(4, "Good."));
        var steps = new ArrayList<Runnable>();
        posted.forEach(wish -> steps.add(() -> post(eva, path + wish.getFirst(), wish.getLast())));
        happening.forEach(
                one -> steps.add(() -> desk.act(id, Actor.nobody(), _ -> Verdict.happens(one))));
        steps.add(() -> eva.send(eva.request(path + "/links/" + linked).DELETE()));
        steps.add(() -> merge(eva, part, number));
        steps.add(() -> merge(eva, number, end));
        return steps;
    }

    private static void merge(Visitor eva, long number, long into) {
        post(eva, "/api/desk/tickets/" + number + "/merge", "{\"into\": %d}".formatted(into));
    }

    private static void post(Visitor eva, String path, String body) {
        var done = eva.post(path, body, "Idempotency-Key", UUID.randomUUID().toString());
        assertThat(done.status()).as(path + ": " + done.body()).isEqualTo(200);
    }

    /// As it is now, once nothing more can happen at the moment of what happened last.
    private static void see(Visitor eva, String path, List<Seen> seen) {
        while (true) {
            var shown = eva.get(path);
            var at = Instant.parse(shown.at("/ticket/changedAt"));
            var over = Instant.now().isAfter(at.plusMillis(1));
            if (over && eva.get(path).body().equals(shown.body())) {
                seen.add(new Seen(at, shown.json().at("/ticket/version").asInt(), shown.body()));
                return;
            }
        }
    }

    /// Whatever happens in whatever order, also after it was written down and read again.
    @Property(tries = 200)
    void foldsWhatWasFollowed(@ForAll("stories") List<Happening> story) {
        var followed = new ArrayList<Ticket>();
        var entries = new ArrayList<Entry>();
        for (int i = 0; i < story.size(); i++) {
            var at = BEGIN.plusSeconds(i);
            var happening = story.get(i);
            followed.add(
                    happening instanceof Happening.Opened opened
                            ? opened.ticket(ID)
                            : followed.getLast().after(happening, at));
            var read = Happening.read(happening.kind(), Json.write(happening));
            entries.add(new Entry(i + 1, "eva", AuthorRole.STAFF, read, at));
        }
        IntStream.range(0, story.size())
                .forEach(
                        i -> {
                            var then = followed.get(i);
                            var at = BEGIN.plusSeconds(i).plusMillis(500);
                            assertThat(AsItWas.at(ID, entries, at).orElseThrow().ticket())
                                    .isEqualTo(then);
                            assertThat(AsItWas.at(ID, entries, i + 1).orElseThrow().ticket())
                                    .isEqualTo(then);
                        });
    }

    @Test
    void storiesHaveEverything() {
        var kinds = new HashSet<Class<?>>(List.of(Happening.Opened.class));
        later("x").forEach(happening -> kinds.add(happening.getClass()));
        assertThat(kinds).containsAll(Happening.KINDS);
    }

    @Provide
    Arbitrary<List<Happening>> stories() {
        var word = Arbitraries.strings().alpha().withChars(" \"\\\n\tЖё—").ofMaxLength(12);
        var anything = word.flatMap(one -> Arbitraries.of(later(one)));
        return anything.list().ofMaxSize(25).map(AsItWasTest::begun);
    }

    private static List<Happening> begun(List<Happening> later) {
        var origin = new Ticket.Origin("r", Channel.PHONE, "eva", "", List.of(), BEGIN);
        var matter =
                Matter.of(
                        Map.of(
                                "kind", "INCIDENT",
                                "subject", "A",
                                "impact", "LOW",
                                "urgency", "LOW"));
        var caller = new Caller("anna", "Anna", "", "");
        var story = new ArrayList<Happening>();
        story.add(new Happening.Opened(7, origin, caller, matter, "new", Phase.NEW));
        story.addAll(later);
        return story;
    }

    private static List<Happening> later(String word) {
        var other = new UUID(0, 2);
        var words = Map.of("subject", word, "impact", "HIGH", "fields.floor", word);
        return List.of(
                new Happening.Said(other, word, Visibility.INTERNAL, Channel.CHAT, List.of(), ""),
                new Happening.Moved("new", "waiting", Phase.WAITING, false, word, ""),
                new Happening.Moved("waiting", "working", Phase.WORKING, true, "", ""),
                new Happening.Moved("working", "solved", Phase.DONE, false, "", word),
                new Happening.Changed(words, words, word),
                new Happening.Assigned("eva", word, Assigner.HAND, word),
                new Happening.Unassigned("eva", word),
                new Happening.Queued(word, word),
                new Happening.Classified(word, 50, word),
                new Happening.Weighed(word, 1, List.of(new Candidate(word, true, 1, "", word))),
                new Happening.Rated(3, word),
                new Happening.Worked(
                        other, "eva", 5, List.of(new UsedPart("Cable", 2)), word, false),
                new Happening.Visited(VisitStep.PLANNED, BEGIN, BEGIN),
                new Happening.Merged(other, 8),
                new Happening.Absorbed(other, 8),
                new Happening.Linked(LinkKind.PARENT, other, 8),
                new Happening.Unlinked(other, 8));
    }
}
