package opora.notifications;

import gg.jte.models.runtime.JteModel;
import java.net.URI;
import opora.shell.Answered;
import opora.shell.Frame;
import opora.shell.Refused;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import pages.Templates;

/// Says that somebody wants no more of a kind. Looking at the link changes nothing, because
/// programs that search mails for dangers look at all links.
@RestController
class UnsubscribeController {
    private final Templates pages;
    private final Unsubscribe links;
    private final Preferences preferences;

    UnsubscribeController(Templates pages, Unsubscribe links, Preferences preferences) {
        this.pages = pages;
        this.links = links;
        this.preferences = preferences;
    }

    @GetMapping("/unsubscribe/{token}")
    JteModel ask(Frame frame, @PathVariable String token) {
        return pages.notificationsUnsubscribe(frame, token, read(token).kind(), false);
    }

    @PostMapping("/unsubscribe/{token}")
    JteModel stop(Frame frame, @PathVariable String token) {
        var wish = read(token);
        preferences.refuse(wish);
        return pages.notificationsUnsubscribe(frame, token, wish.kind(), true);
    }

    /// One click in a mail program (RFC 8058): it sends no cookie and knows no form.
    @PostMapping("/api/unsubscribe/{token}")
    ResponseEntity<Void> oneClick(@PathVariable String token) {
        preferences.refuse(read(token));
        return ResponseEntity.noContent().build();
    }

    /// Mail programs that do not click open the page.
    @GetMapping("/api/unsubscribe/{token}")
    @Answered(303)
    ResponseEntity<Void> open(@PathVariable String token) {
        read(token);
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create("/unsubscribe/" + token))
                .build();
    }

    private Unsubscribe.Wish read(String token) {
        return links.read(token)
                .orElseThrow(() -> new Refused(HttpStatus.NOT_FOUND, "notices.link"));
    }
}
