package opora.notifications;

import gg.jte.models.runtime.JteModel;
import java.util.List;
import java.util.Objects;
import opora.shell.Clash;
import opora.shell.Flaw;
import opora.shell.Frame;
import opora.shell.Go;
import opora.shell.Person;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pages.Templates;

/// Everybody says for themselves what they want to be told.
@RestController
@RequestMapping("/preferences")
class PreferencesController {
    private final Templates pages;
    private final Preferences preferences;
    private final People people;

    PreferencesController(Templates pages, Preferences preferences, People people) {
        this.pages = pages;
        this.preferences = preferences;
        this.people = people;
    }

    @GetMapping
    JteModel show(Frame frame, Person person) {
        return page(frame, person, saved(frame, person), List.of());
    }

    @PostMapping
    ResponseEntity<JteModel> change(
            Frame frame,
            Person person,
            @RequestParam(defaultValue = "") List<String> wanted,
            @RequestParam(required = false) @Nullable String quietFrom,
            @RequestParam(required = false) @Nullable String quietTo,
            @RequestParam(required = false) @Nullable String zone,
            @RequestParam(required = false) @Nullable String digest,
            @RequestParam(required = false) @Nullable String phone,
            @RequestParam(required = false) @Nullable Integer version) {
        var form = PreferencesForm.typed(wanted, quietFrom, quietTo, zone, digest, phone, version);
        var flaws = form.flaws();
        if (!flaws.isEmpty()) {
            return ResponseEntity.unprocessableContent().body(page(frame, person, form, flaws));
        }
        return preferences.change(person.username(), form)
                ? Go.to("/preferences", "preferences.saved")
                : tooLate(frame, person, form);
    }

    private PreferencesForm saved(Frame frame, Person person) {
        return PreferencesForm.of(
                people.of(person.username()), preferences.refused(person.username()), frame.zone());
    }

    private ResponseEntity<JteModel> tooLate(Frame frame, Person person, PreferencesForm typed) {
        var saved = saved(frame, person);
        var clash = Clash.between(saved.told(frame), typed.told(frame));
        var form = typed.asSeen(Objects.requireNonNull(saved.version()));
        return Go.tooLate(page(frame.amid(clash), person, form, List.of()));
    }

    private JteModel page(Frame frame, Person person, PreferencesForm form, List<Flaw> flaws) {
        return pages.notificationsPreferences(
                frame, form, people.of(person.username()).email(), flaws);
    }
}
