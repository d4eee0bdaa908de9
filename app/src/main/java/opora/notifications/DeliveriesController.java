package opora.notifications;

import gg.jte.models.runtime.JteModel;
import opora.shell.Frame;
import opora.shell.Go;
import opora.shell.Person;
import opora.shell.Refused;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pages.Templates;

/// Staff looks up what became of what was to be told to whom.
@RestController
@RequestMapping("/deliveries")
class DeliveriesController {
    private static final String LIST = "/deliveries";

    private final Templates pages;
    private final Deliveries deliveries;
    private final Resend resend;
    private final ForgetPerson oblivion;

    DeliveriesController(
            Templates pages, Deliveries deliveries, Resend resend, ForgetPerson oblivion) {
        this.pages = pages;
        this.deliveries = deliveries;
        this.resend = resend;
        this.oblivion = oblivion;
    }

    @GetMapping
    JteModel list(
            Frame frame,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String channel,
            @RequestParam(defaultValue = "9223372036854775807") long before) {
        var wanted = new Deliveries.Wanted(q.strip(), state, channel, before);
        return pages.notificationsDeliveries(
                frame, DeliveriesPage.of(wanted, deliveries.find(wanted)));
    }

    @GetMapping("/{position}")
    JteModel show(Frame frame, @PathVariable long position) {
        return pages.notificationsDelivery(frame, find(position));
    }

    @PostMapping("/{position}/again")
    ResponseEntity<JteModel> again(Person person, @PathVariable long position) {
        find(position);
        return resend.again(position, person.username())
                .map(fresh -> Go.to(LIST + "/" + fresh, "deliveries.resent"))
                .orElseGet(() -> Go.to(LIST + "/" + position, "deliveries.not"));
    }

    @PostMapping("/forgotten")
    ResponseEntity<JteModel> forget(Person person, @RequestParam String username) {
        person.must(NotificationsContext.FORGET);
        oblivion.forget(username, person.username());
        return Go.to(LIST, "deliveries.forgotten");
    }

    private DeliveryRow find(long position) {
        return deliveries
                .at(position)
                .orElseThrow(() -> new Refused(HttpStatus.NOT_FOUND, "problem.404"));
    }
}
