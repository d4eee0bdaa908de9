package opora.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What becomes of wishes, without a database.
class WishesTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final Duration WITHIN = Duration.ofDays(14);

    private static final StatusModel MODEL =
            new StatusModel(
                    List.of(
                            status("new", Phase.NEW, true, false),
                            status("assigned", Phase.WORKING, true, false),
                            status("working", Phase.WORKING, true, false),
                            status("waiting", Phase.WAITING, true, false),
                            status("solved", Phase.DONE, false, true),
                            status("cancelled", Phase.CANCELLED, false, true)),
                    List.of(
                            new Move("working", "solved", "tickets.work", List.of("resolution")),
                            new Move("working", "waiting", "tickets.work", List.of())));

    private static Status status(String name, Phase phase, boolean cancels, boolean reopens) {
        return new Status(
                name, name, name, phase, true, true, cancels, reopens, phase.ordinal(), false, 1);
    }

    private static Ticket ticket(String status, Phase phase) {
        var origin = new Ticket.Origin("r", Channel.PORTAL, "anna", "", List.of(), NOW);
        var matter =
                new Matter(
                        TicketKind.INCIDENT,
                        "A",
                        "",
                        "",
                        "",
                        null,
                        Level.LOW,
                        Level.LOW,
                        List.of(),
                        Map.of());
        var opened =
                new Happening.Opened(
                        1, origin, new Caller("anna", "", "", ""), matter, status, phase);
        return opened.ticket(new UUID(0, 1));
    }

    private static Ticket after(Ticket ticket, Verdict verdict) {
        assertThat(verdict).isInstanceOf(Verdict.Happens.class);
        var now = ticket;
        for (var happening : ((Verdict.Happens) verdict).all()) {
            now = now.after(happening, NOW);
        }
        return now;
    }

    private static final Happening.Said WORDS =
            new Happening.Said(
                    new UUID(0, 2), "Here.", Visibility.PUBLIC, Channel.PORTAL, List.of(), "");

    @Test
    void anAnswerBringsBackTheStatusBeforeWaiting() {
        var working = ticket("working", Phase.WORKING);
        var waiting =
                after(
                        working,
                        Wishes.moved(
                                working, MODEL, "waiting", Map.of(), FieldBook.EMPTY, _ -> true));
        assertThat(waiting.standing().phase()).isEqualTo(Phase.WAITING);
        var answered = after(waiting, Wishes.said(waiting, MODEL, WORDS, WITHIN));
        assertThat(answered.standing().status()).isEqualTo("working");
    }

    @Test
    void finishingNeedsAWordOnWhatWasDone() {
        var working = ticket("working", Phase.WORKING);
        assertThat(Wishes.moved(working, MODEL, "solved", Map.of(), FieldBook.EMPTY, _ -> true))
                .isEqualTo(new Verdict.Impossible("resolution", "desk.refused.needs"));
        var done = Map.of("resolution", "Replaced.");
        assertThat(Wishes.moved(working, MODEL, "solved", done, FieldBook.EMPTY, _ -> false))
                .isEqualTo(new Verdict.Impossible("to", "desk.refused.right"));
        var solved =
                after(
                        working,
                        Wishes.moved(working, MODEL, "solved", done, FieldBook.EMPTY, _ -> true));
        assertThat(solved.standing().resolution()).isEqualTo("Replaced.");
        assertThat(solved.standing().doneAt()).isEqualTo(NOW);
    }

    @Test
    void whatAStatusNeedsIsFilledInTogetherWithIt() {
        var working = ticket("working", Phase.WORKING);
        var serial =
                new Field(
                        "serial",
                        "Номер",
                        "Serial",
                        FieldKind.NUMBER,
                        List.of(),
                        false,
                        List.of("solved"),
                        1,
                        false,
                        1);
        var book = new FieldBook(List.of(serial));
        var done = Map.of("resolution", "Replaced.");
        assertThat(Wishes.moved(working, MODEL, "solved", done, book, _ -> true))
                .isEqualTo(new Verdict.Impossible("fields.serial", "desk.refused.needs"));
        var wrong = Map.of("resolution", "Replaced.", "fields.serial", "seven");
        assertThat(Wishes.moved(working, MODEL, "solved", wrong, book, _ -> true))
                .isEqualTo(new Verdict.Impossible("fields.serial", "desk.field.NUMBER"));
        var whole = Map.of("resolution", "Replaced.", "fields.serial", "7", "subject", "Other");
        var solved = after(working, Wishes.moved(working, MODEL, "solved", whole, book, _ -> true));
        assertThat(solved.matter().fields()).containsExactly(Map.entry("serial", "7"));
        assertThat(solved.matter().subject()).as("is no part of a status").isEqualTo("A");
        assertThat(solved.standing().status()).isEqualTo("solved");
    }

    @Test
    void whatWasDoneIsNotDoneAnyMoreOnceItIsTakenUpAgain() {
        var working = ticket("working", Phase.WORKING);
        var done = Map.of("resolution", "Replaced.");
        var solved =
                after(
                        working,
                        Wishes.moved(working, MODEL, "solved", done, FieldBook.EMPTY, _ -> true));
        var soon = Wishes.reopened(solved, MODEL, "", WITHIN, NOW.plus(Duration.ofDays(1)));
        assertThat(after(solved, soon).standing().resolution()).isEmpty();
    }

    @Test
    void finishedWorkIsTakenUpAgainWithinATime() {
        var working = ticket("working", Phase.WORKING);
        var done = Map.of("resolution", "Replaced.");
        var solved =
                after(
                        working,
                        Wishes.moved(working, MODEL, "solved", done, FieldBook.EMPTY, _ -> true));
        var soon = Wishes.reopened(solved, MODEL, "", WITHIN, NOW.plus(Duration.ofDays(13)));
        assertThat(after(solved, soon).standing().status()).isEqualTo("new");
        var late = Wishes.reopened(solved, MODEL, "", WITHIN, NOW.plus(Duration.ofDays(15)));
        assertThat(late).isEqualTo(new Verdict.Impossible("", "desk.refused.reopen"));
    }

    @Test
    void assigningStartsWhatIsNewAndLeavesTheRest() {
        var fresh = ticket("new", Phase.NEW);
        var toEva = new Happening.Assigned("eva", "", Assigner.HAND, "");
        var hers = after(fresh, Wishes.assigned(fresh, MODEL, toEva));
        assertThat(hers.standing().status()).isEqualTo("assigned");
        assertThat(Wishes.assigned(hers, MODEL, toEva)).isEqualTo(Verdict.happens());
        var solved = ticket("solved", Phase.DONE);
        assertThat(Wishes.assigned(solved, MODEL, toEva))
                .isEqualTo(new Verdict.Impossible("expert", "desk.refused.closed"));
    }

    @Test
    void nothingUnseenIsOverwritten() {
        var fresh = ticket("new", Phase.NEW);
        var wanted = Map.of("subject", "B", "product", "");
        assertThat(Wishes.changed(fresh, wanted, Set.of("subject"), FieldBook.EMPTY))
                .isEqualTo(new Verdict.Impossible("subject", "desk.refused.stale"));
        var changed =
                after(fresh, Wishes.changed(fresh, wanted, Set.of("product"), FieldBook.EMPTY));
        assertThat(changed.matter().subject()).isEqualTo("B");
        assertThat(Wishes.changed(fresh, Map.of("subject", " "), Set.of(), FieldBook.EMPTY))
                .isEqualTo(new Verdict.Impossible("subject", "desk.subject.none"));
    }

    @Test
    void ratesOnlyWhatIsFinished() {
        assertThat(Wishes.rated(ticket("new", Phase.NEW), 5, ""))
                .isEqualTo(new Verdict.Impossible("", "desk.refused.rate"));
        var solved = ticket("solved", Phase.DONE);
        assertThat(Wishes.rated(solved, 6, ""))
                .isEqualTo(new Verdict.Impossible("stars", "desk.refused.stars"));
        assertThat(after(solved, Wishes.rated(solved, 5, "")).standing().stars()).isEqualTo(5);
    }

    @Test
    void isAsItWasWhenReadFromItsEntries() {
        var working = ticket("working", Phase.WORKING);
        var done = Map.of("resolution", "Replaced.");
        var verdict =
                (Verdict.Happens)
                        Wishes.moved(working, MODEL, "solved", done, FieldBook.EMPTY, _ -> true);
        var kept = verdict.all().getFirst();
        var read = Happening.read(kept.kind(), Json.write(kept));
        assertThat(read).isEqualTo(kept);
    }
}
