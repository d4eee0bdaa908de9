package opora.notifications;

import java.time.ZoneId;
import java.util.Objects;
import java.util.Set;
import opora.shell.FlawedRequest;
import opora.shell.Person;
import opora.shell.Refused;
import opora.shell.Seen;
import opora.shell.Sent;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The same for programs. How often somebody changed their wishes is the ETag.
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
    ResponseEntity<Wanted> show(Person person) {
        var form =
                PreferencesForm.of(
                        people.of(person.username()),
                        preferences.refused(person.username()),
                        usual);
        var wanted =
                new Wanted(
                        form.refused(),
                        form.quietFrom(),
                        form.quietTo(),
                        form.zone(),
                        form.digest(),
                        form.phone());
        var version = Objects.requireNonNull(form.version());
        return ResponseEntity.ok().eTag(Seen.tag(version)).body(wanted);
    }

    @PutMapping
    ResponseEntity<Wanted> change(Person person, @RequestBody Wanted wanted, Seen seen) {
        var form =
                new PreferencesForm(
                        wanted.refused() == null ? Set.of() : wanted.refused(),
                        wanted.quietFrom(),
                        wanted.quietTo(),
                        wanted.zone(),
                        wanted.digest(),
                        wanted.phone(),
                        seen.version(null));
        var flaws = form.flaws();
        if (!flaws.isEmpty()) {
            throw new FlawedRequest(flaws);
        }
        if (!preferences.change(person.username(), form)) {
            throw Refused.outdated();
        }
        return show(person);
    }
}
