package opora.customers;

import opora.shell.FlawedRequest;
import opora.shell.Person;
import opora.shell.Refused;
import opora.shell.Seen;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// One's own profile. Its version is the ETag; a change that names it with If-Match overwrites
/// nothing unseen.
@RestController
class ProfileApi {
    private final Profiles profiles;
    private final ChangeProfile changes;

    ProfileApi(Profiles profiles, ChangeProfile changes) {
        this.profiles = profiles;
        this.changes = changes;
    }

    @GetMapping("/api/profile")
    ResponseEntity<Shown> show(Person person) {
        return profiles.of(person.username())
                .map(ProfileApi::shown)
                .orElseThrow(ProfileApi::unknown);
    }

    @PutMapping("/api/profile")
    ResponseEntity<Shown> change(Person person, @RequestBody ProfileForm form, Seen seen) {
        var asSeen =
                new ProfileForm(
                        form.name(),
                        form.email(),
                        form.language(),
                        form.deliveryAddress(),
                        seen.version(form.version()));
        return switch (changes.change(person.username(), asSeen)) {
            case ChangeAnswer.Changed(var profile) -> shown(profile);
            case ChangeAnswer.Flawed(var flaws) -> throw new FlawedRequest(flaws);
            case ChangeAnswer.Outdated() -> throw Refused.outdated();
            case ChangeAnswer.Unknown() -> throw unknown();
        };
    }

    private static ResponseEntity<Shown> shown(Profile profile) {
        return ResponseEntity.ok()
                .eTag(Seen.tag(profile.version()))
                .body(
                        new Shown(
                                profile.username(),
                                profile.name(),
                                profile.email(),
                                profile.language(),
                                profile.deliveryAddress()));
    }

    private static Refused unknown() {
        return new Refused(HttpStatus.NOT_FOUND, "customers.unknown");
    }

    record Shown(
            String username, String name, String email, String language, String deliveryAddress) {}
}
