package opora.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What is done to tickets at once and taken back, without a database.
class HandlingTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final StatusModel MODEL =
            new StatusModel(
                    List.of(status("new", Phase.NEW), status("waiting", Phase.WAITING)), List.of());

    private static Status status(String name, Phase phase) {
        return new Status(name, name, name, phase, true, true, true, false, 1, false, 1);
    }

    private static Ticket ticket() {
        var origin = new Ticket.Origin("r", Channel.PORTAL, "anna", "", List.of(), NOW);
        var words =
                Map.of(
                        "kind",
                        "INCIDENT",
                        "subject",
                        "$1 {{me}}",
                        "impact",
                        "LOW",
                        "urgency",
                        "LOW",
                        "tags",
                        "a, b");
        return new Happening.Opened(
                        7,
                        origin,
                        new Caller("anna", "Anna", "", ""),
                        Matter.of(words),
                        "new",
                        Phase.NEW)
                .ticket(new UUID(0, 1));
    }

    @Test
    void variablesAreFilledInOnce() {
        assertThat(Variables.fill("{{ number }}: {{subject}}, {{customer}}", ticket(), "eva"))
                .isEqualTo("7: $1 {{me}}, Anna");
        assertThat(Variables.unknown("{{me}} {{you}}")).hasValue("you");
        assertThat(Variables.unknown("{me} {{customer}}")).isEmpty();
    }

    @Test
    void tagsAreAddedAndRemovedAndNothingElse() {
        var handling = Handling.of(Map.of("addTags", "c, b", "removeTags", "a", "impact", ""));
        assertThat(handling.changes(ticket().matter())).containsExactly(Map.entry("tags", "b, c"));
        assertThat(Handling.of(Map.of("visibility", "INTERNAL")).check(MODEL, FieldBook.EMPTY))
                .hasSize(1);
    }

    @Test
    void whatWasDoneIsTakenBackStepByStep() {
        var done =
                List.<Happening>of(
                        new Happening.Changed(Map.of("tags", "a, b"), Map.of("tags", "c")),
                        new Happening.Assigned("eva", "", Assigner.HAND, ""),
                        new Happening.Moved("new", "waiting", Phase.WAITING, true, "", ""));
        var after = ticket();
        for (var one : done) {
            after = after.after(one, NOW);
        }
        var back = Undo.of(after, MODEL, done, "");
        for (var one : ((Verdict.Happens) back).all()) {
            after = after.after(one, NOW);
        }
        assertThat(after.standing().expert()).isEmpty();
        assertThat(after.standing().status()).isEqualTo("new");
        assertThat(after.matter()).isEqualTo(ticket().matter());
        assertThat(Undo.of(after, MODEL, done, "")).isInstanceOf(Verdict.Impossible.class);
    }
}
