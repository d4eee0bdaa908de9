package opora.notifications;

import gg.jte.models.runtime.JteModel;
import java.util.List;
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
        var form =
                PreferencesForm.of(
                        people.of(person.username()),
                        preferences.refused(person.username()),
                        frame.zone());
        return page(frame, person, form, List.of());
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
            @RequestParam(required = false) @Nullable String phone) {
        var form = PreferencesForm.typed(wanted, quietFrom, quietTo, zone, digest, phone);
        var flaws = form.flaws();
        if (!flaws.isEmpty()) {
            return ResponseEntity.unprocessableContent().body(page(frame, person, form, flaws));
        }
        preferences.change(person.username(), form);
        return Go.to("/preferences", "preferences.saved");
    }

    private JteModel page(Frame frame, Person person, PreferencesForm form, List<Flaw> flaws) {
        return pages.notificationsPreferences(
                frame, form, people.of(person.username()).email(), flaws);
    }
}
