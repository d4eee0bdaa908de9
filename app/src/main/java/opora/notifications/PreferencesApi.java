package opora.notifications;

import java.time.ZoneId;
import java.util.Set;
import opora.shell.FlawedRequest;
import opora.shell.Person;
import opora.shell.Sent;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The same for programs.
@RestController
@RequestMapping("/api/preferences")
class PreferencesApi {
    private final Preferences preferences;
    private final People people;
    private final ZoneId usual;

    PreferencesApi(Preferences preferences, People people, NotificationsSettings settings) {
        this.preferences = preferences;
        this.people = people;
        this.usual = settings.zone();
    }

    /// @param refused as `KIND/channel`
    record Wanted(
            @Sent(value = "[\"ORDER_PAID/sms\"]", needed = false) @Nullable Set<String> refused,
            @Sent(value = "22:00", needed = false) @Nullable String quietFrom,
            @Sent(value = "08:00", needed = false) @Nullable String quietTo,
            @Sent("Europe/Moscow") @Nullable String zone,
            @Sent("NONE") @Nullable Digest digest,
            @Sent(value = "+79000000000", needed = false) @Nullable String phone) {}

    @GetMapping
    Wanted show(Person person) {
        var form =
                PreferencesForm.of(
                        people.of(person.username()),
                        preferences.refused(person.username()),
                        usual);
        return new Wanted(
                form.refused(),
                form.quietFrom(),
                form.quietTo(),
                form.zone(),
                form.digest(),
                form.phone());
    }

    @PutMapping
    Wanted change(Person person, @RequestBody Wanted wanted) {
        var form =
                new PreferencesForm(
                        wanted.refused() == null ? Set.of() : wanted.refused(),
                        wanted.quietFrom(),
                        wanted.quietTo(),
                        wanted.zone(),
                        wanted.digest(),
                        wanted.phone());
        var flaws = form.flaws();
        if (!flaws.isEmpty()) {
            throw new FlawedRequest(flaws);
        }
        preferences.change(person.username(), form);
        return show(person);
    }
}
