package opora.customers;

import gg.jte.models.runtime.JteModel;
import java.util.List;
import opora.shell.Clash;
import opora.shell.Cookies;
import opora.shell.Flaw;
import opora.shell.Frame;
import opora.shell.Go;
import opora.shell.Person;
import opora.shell.Refused;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import pages.Templates;

@RestController
class ProfileController {
    private final Profiles profiles;
    private final ChangeProfile changes;
    private final Templates pages;

    ProfileController(Profiles profiles, ChangeProfile changes, Templates pages) {
        this.profiles = profiles;
        this.changes = changes;
        this.pages = pages;
    }

    @GetMapping("/profile")
    JteModel show(Frame frame, Person person) {
        return pages.customersProfile(frame, mine(person), List.of());
    }

    @PostMapping("/profile")
    ResponseEntity<JteModel> change(Frame frame, Person person, @ModelAttribute ProfileForm form) {
        return switch (changes.change(person.username(), form)) {
            case ChangeAnswer.Changed(var profile) -> {
                var headers = Go.saying("customers.saved");
                headers.add(
                        HttpHeaders.SET_COOKIE,
                        Cookies.LANGUAGE.carrying(profile.language()).toString());
                yield Go.to("/profile", headers);
            }
            case ChangeAnswer.Flawed(var flaws) -> again(frame, form.over(mine(person)), flaws);
            case ChangeAnswer.Outdated() -> tooLate(frame, form, mine(person));
            case ChangeAnswer.Unknown() -> throw unknown();
        };
    }

    private ResponseEntity<JteModel> again(Frame frame, Profile profile, List<Flaw> flaws) {
        return ResponseEntity.unprocessableContent()
                .body(pages.customersProfile(frame, profile, flaws));
    }

    private ResponseEntity<JteModel> tooLate(Frame frame, ProfileForm form, Profile saved) {
        var typed = form.over(saved);
        var clash = Clash.between(saved.told(frame), typed.told(frame));
        return Go.tooLate(pages.customersProfile(frame.amid(clash), typed, List.of()));
    }

    private Profile mine(Person person) {
        return profiles.of(person.username()).orElseThrow(ProfileController::unknown);
    }

    private static Refused unknown() {
        return new Refused(HttpStatus.NOT_FOUND, "customers.unknown");
    }
}
