package opora.tickets;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import opora.shell.Flaw;
import opora.shell.FlawedRequest;
import opora.shell.IdempotencyKey;
import opora.shell.KeptAnswers;
import opora.shell.Once;
import opora.shell.Person;
import opora.shell.Refused;
import opora.shell.Seen;
import opora.shell.Sent;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// Macros and ready texts for programs. Everybody at the desk may read them; whoever arranges it
/// writes them.
@RestController
class MacrosApi {
    private final Macros macros;
    private final Statuses statuses;
    private final Fields fields;
    private final KeptAnswers answers;

    MacrosApi(Macros macros, Statuses statuses, Fields fields, KeptAnswers answers) {
        this.macros = macros;
        this.statuses = statuses;
        this.fields = fields;
        this.answers = answers;
    }

    record All(List<Macro> macros) {}

    /// @param handling what to do, as for many tickets at once
    record MacroDraft(
            @Sent("Thank and close") @Nullable String name,
            @Sent(value = "thanks", needed = false) @Nullable String shortcut,
            @Sent("{\"text\":\"Dear {{customer}}, thank you.\",\"status\":\"waiting\"}")
                    @Nullable Map<String, String> handling,
            @Sent(value = "1", needed = false) @Nullable Integer version) {
        MacroForm form(int seen) {
            return new MacroForm(
                    Objects.requireNonNullElse(name, "").strip(),
                    Objects.requireNonNullElse(shortcut, "").strip(),
                    Handling.of(Objects.requireNonNullElse(handling, Map.of())),
                    seen,
                    List.of());
        }
    }

    @GetMapping("/api/desk/macros")
    All list() {
        return new All(macros.all());
    }

    @GetMapping("/api/desk/macros/{id}")
    ResponseEntity<Macro> show(@PathVariable long id) {
        var macro = find(id);
        return ResponseEntity.ok().eTag(Seen.tag(macro.version())).body(macro);
    }

    @PostMapping("/api/macros")
    ResponseEntity<All> add(
            Person person,
            @Once(needed = false) @Nullable String once,
            @RequestBody MacroDraft draft) {
        var added =
                answers.once(
                        TicketsContext.NAME,
                        person,
                        once,
                        draft,
                        String.class,
                        () -> {
                            kept(macros.add(checked(draft.form(0))));
                            return "added";
                        });
        return ResponseEntity.ok()
                .header(IdempotencyKey.REPLAYED, Boolean.toString(added.again()))
                .body(list());
    }

    @PutMapping("/api/macros/{id}")
    ResponseEntity<Macro> change(@PathVariable long id, @RequestBody MacroDraft draft, Seen seen) {
        var macro = find(id);
        var version = seen.mustName(draft.version());
        if (version != null && version != macro.version()) {
            throw Refused.outdated();
        }
        kept(macros.change(macro, checked(draft.form(macro.version()))));
        return show(id);
    }

    @DeleteMapping("/api/macros/{id}")
    ResponseEntity<Void> remove(@PathVariable long id) {
        macros.remove(find(id));
        return ResponseEntity.noContent().build();
    }

    private MacroForm checked(MacroForm form) {
        kept(form.check(statuses.model(), fields.book()));
        return form;
    }

    private static void kept(List<Flaw> flaws) {
        if (!flaws.isEmpty()) {
            throw new FlawedRequest(flaws);
        }
    }

    private Macro find(long id) {
        return macros.find(id)
                .orElseThrow(() -> new Refused(HttpStatus.NOT_FOUND, "macros.unknown"));
    }
}
