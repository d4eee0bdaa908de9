package opora.identity;

import gg.jte.models.runtime.JteModel;
import java.util.List;
import java.util.UUID;
import opora.shell.Flaw;
import opora.shell.Frame;
import opora.shell.Go;
import opora.shell.Person;
import opora.shell.PublicAddress;
import opora.shell.Refused;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pages.Templates;

/// Administrators say which apps may ask; people say which go on.
@RestController
class ConnectedAppsController {
    private final ConnectedApps apps;
    private final StopApp stop;
    private final PublicAddress address;
    private final Templates pages;

    ConnectedAppsController(
            ConnectedApps apps, StopApp stop, PublicAddress address, Templates pages) {
        this.apps = apps;
        this.stop = stop;
        this.address = address;
        this.pages = pages;
    }

    @GetMapping("/connected-apps")
    JteModel list(Frame frame) {
        return page(frame, ConnectedAppForm.EMPTY, List.of());
    }

    /// The one page that shows the secret.
    @PostMapping("/connected-apps")
    ResponseEntity<JteModel> add(Frame frame, @ModelAttribute ConnectedAppForm form) {
        var flaws = form.flaws(AppRequest.offered());
        if (!flaws.isEmpty()) {
            return ResponseEntity.unprocessableContent().body(page(frame, form, flaws));
        }
        var secret = form.keeps() ? Secrets.fresh() : null;
        var app =
                new ConnectedApp(
                        UUID.randomUUID().toString(),
                        form.called(),
                        secret == null ? null : Secrets.hash(secret),
                        form.addresses(),
                        form.wished(),
                        true);
        apps.add(app);
        return ResponseEntity.ok(pages.identityAppMade(frame, app, secret, address.root()));
    }

    @PostMapping("/connected-apps/{id}/turn")
    ResponseEntity<JteModel> turn(@PathVariable String id, @RequestParam boolean active) {
        if (!apps.turn(id, active)) {
            throw new Refused(HttpStatus.NOT_FOUND, "problem.404");
        }
        return Go.to("/connected-apps", "identity.rules.saved");
    }

    @PostMapping("/security/apps/{id}/stop")
    ResponseEntity<JteModel> stop(Person person, @PathVariable String id) {
        if (!stop.stop(person.username(), id)) {
            throw new Refused(HttpStatus.NOT_FOUND, "problem.404");
        }
        return Go.to("/security", "identity.apps.stopped");
    }

    private JteModel page(Frame frame, ConnectedAppForm form, List<Flaw> flaws) {
        return pages.identityApps(
                frame,
                apps.all(),
                AppRequest.ABOUT_ME,
                form.called(),
                String.join("\n", form.addresses()),
                form.wished(),
                form.keeps(),
                flaws);
    }
}
