package opora.identity;

import gg.jte.models.runtime.JteModel;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Map;
import opora.backbone.Database;
import opora.shell.ApiScopes;
import opora.shell.Frame;
import opora.shell.Person;
import opora.shell.PublicAddress;
import opora.shell.Refused;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pages.Templates;

/// Asks a person whether an app may act in their name, and sends them back to it.
@RestController
class AuthorizeController {
    private final ConnectedApps apps;
    private final AppCodes codes;
    private final Database database;
    private final PublicAddress address;
    private final Templates pages;

    AuthorizeController(
            ConnectedApps apps,
            AppCodes codes,
            Database database,
            PublicAddress address,
            Templates pages) {
        this.apps = apps;
        this.codes = codes;
        this.database = database;
        this.address = address;
        this.pages = pages;
    }

    @GetMapping("/oauth/authorize")
    ResponseEntity<JteModel> ask(
            Frame frame, Person person, @RequestParam Map<String, String> asked) {
        return switch (look(asked)) {
            case AppRequest.Looked.Good(var request) ->
                    allowed(person, request)
                            ? answer(frame, person, request)
                            : form(frame, request);
            case AppRequest.Looked.Refused(var back) -> leave(frame, back);
            case AppRequest.Looked.Unknown() -> throw unknown();
        };
    }

    @PostMapping("/oauth/authorize")
    ResponseEntity<JteModel> decide(
            Frame frame,
            Person person,
            @RequestParam Map<String, String> asked,
            @RequestParam(defaultValue = "false") boolean allow) {
        return switch (look(asked)) {
            case AppRequest.Looked.Good(var request) ->
                    allow
                            ? answer(frame, person, request)
                            : leave(frame, request.denied(address.root()));
            case AppRequest.Looked.Refused(var back) -> leave(frame, back);
            case AppRequest.Looked.Unknown() -> throw unknown();
        };
    }

    private AppRequest.Looked look(Map<String, String> asked) {
        return AppRequest.look(asked, apps.active(asked.getOrDefault("client_id", "")));
    }

    private boolean allowed(Person person, AppRequest request) {
        return apps.allowed(person.username(), request.app().clientId())
                .containsAll(request.scopes());
    }

    private ResponseEntity<JteModel> answer(Frame frame, Person person, AppRequest request) {
        var code =
                database.transact(
                        "identity",
                        _ -> {
                            if (!allowed(person, request)) {
                                allow(person, request);
                            }
                            return codes.make(request, person);
                        });
        return leave(frame, request.answered(code, address.root()));
    }

    private void allow(Person person, AppRequest request) {
        var client = request.app().clientId();
        apps.allow(person.username(), client, request.scopes());
        var now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        var scopes = new HashSet<>(apps.allowed(person.username(), client));
        database.publish(
                new AppAccessChanged(
                        person.username(), client, scopes.stream().sorted().toList(), now));
    }

    private ResponseEntity<JteModel> form(Frame frame, AppRequest request) {
        var words =
                request.scopes().stream()
                        .map(
                                scope ->
                                        AppRequest.ABOUT_ME.contains(scope)
                                                ? frame.text("identity.scope." + scope)
                                                : ApiScopes.named(frame, scope))
                        .toList();
        return ResponseEntity.ok(
                pages.identityConsent(frame, request.app().name(), words, request.parameters()));
    }

    /// By a header and a link, not by a redirect: our pages' forms lead to ourselves only, and
    /// browsers hold that against redirects, too.
    private ResponseEntity<JteModel> leave(Frame frame, String back) {
        return ResponseEntity.ok()
                .header("Refresh", "0; url=" + back)
                .body(pages.identityLeave(frame, back));
    }

    private static Refused unknown() {
        return new Refused(HttpStatus.BAD_REQUEST, "identity.apps.unknown");
    }
}
