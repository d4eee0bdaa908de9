package opora.tickets;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import opora.shell.ChangedMeanwhile;
import opora.shell.Clash;
import opora.shell.Flaw;
import opora.shell.FlawedRequest;
import opora.shell.Forms;
import opora.shell.Once;
import opora.shell.Person;
import opora.shell.Refused;
import opora.shell.Seen;
import opora.shell.Sent;
import opora.shell.ToldByEvents;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// Changing what a ticket is about, for programs. Changes of different fields do not disturb each
/// other; where somebody else changed the same one, both versions are told.
@RestController
class EditApi {
    private final WorkOnTickets work;
    private final Fields fields;

    EditApi(WorkOnTickets work, Fields fields) {
        this.work = work;
        this.fields = fields;
    }

    /// @param words the new ones by the field's name, custom ones as `fields.<name>`
    /// @param reason why, for the history
    /// @param version of the ticket that was looked at, where no `If-Match` says it
    record Changes(
            @Sent("{\"impact\": \"HIGH\", \"tags\": \"router, outage\"}")
                    @Nullable Map<String, String> words,
            @Sent(value = "The whole house is affected.", needed = false) @Nullable String reason,
            @Sent(value = "3", needed = false) @Nullable Integer version) {
        Edit edit(int seen) {
            var given = new LinkedHashMap<String, String>();
            Objects.requireNonNullElse(words, Map.<String, String>of())
                    .forEach((field, word) -> given.put(field, typed(word)));
            given.computeIfPresent("tags", (_, tags) -> Matter.said(Matter.tags(tags)));
            return new Edit(given, seen, typed(reason));
        }

        private static String typed(@Nullable String word) {
            return Forms.words(Objects.requireNonNullElse(word, ""));
        }
    }

    @PostMapping("/api/desk/tickets/{number}/changes")
    @ToldByEvents
    ResponseEntity<Ticket> change(
            Person person,
            @PathVariable long number,
            @Once(needed = false) @Nullable String once,
            @RequestBody Changes changes,
            Seen seen) {
        var ticket = work.workedOn(person, number);
        var edit = changes.edit(seen(ticket, seen.mustName(changes.version())));
        check(ticket, edit);
        var outcome = work.change(person, number, Objects.requireNonNullElse(once, ""), edit);
        return switch (outcome) {
            case Outcome.Impossible refused when refused.reason().equals(Wishes.STALE) ->
                    throw new ChangedMeanwhile(
                            refused.ticket().version(), clash(refused.ticket(), edit));
            case Outcome.Impossible refused ->
                    throw new FlawedRequest(edit.flaws(refused, fields.book()));
            case Outcome.Done _, Outcome.Again _, Outcome.Unknown _ -> DeskApi.answer(outcome);
        };
    }

    /// @param version null for any
    private static int seen(Ticket ticket, @Nullable Integer version) {
        if (version != null && (version < 0 || version > ticket.version())) {
            throw Refused.outdated();
        }
        return Objects.requireNonNullElse(version, Integer.MAX_VALUE);
    }

    private static void check(Ticket ticket, Edit edit) {
        if (edit.words().isEmpty()) {
            throw new FlawedRequest(List.of(Flaw.of("words", "handling.nothing")));
        }
        var known = ticket.matter().words().keySet();
        var unknown =
                edit.words().keySet().stream()
                        .filter(field -> !field.startsWith(Matter.FIELD) && !known.contains(field))
                        .map(field -> Flaw.of(field, "problem.unknown"))
                        .toList();
        if (!unknown.isEmpty()) {
            throw new FlawedRequest(unknown);
        }
    }

    private static Clash clash(Ticket ticket, Edit edit) {
        var saved = ticket.matter().words();
        saved.keySet().retainAll(edit.words().keySet());
        return Clash.between(saved, edit.words());
    }
}
