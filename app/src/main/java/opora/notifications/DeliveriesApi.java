package opora.notifications;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.util.List;
import opora.shell.Answered;
import opora.shell.IdempotencyKey;
import opora.shell.KeptAnswers;
import opora.shell.Once;
import opora.shell.Person;
import opora.shell.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The same for programs.
@RestController
@RequestMapping("/api/deliveries")
class DeliveriesApi {
    private final Deliveries deliveries;
    private final Resend resend;
    private final ForgetPerson oblivion;
    private final KeptAnswers answers;

    DeliveriesApi(
            Deliveries deliveries, Resend resend, ForgetPerson oblivion, KeptAnswers answers) {
        this.answers = answers;
        this.deliveries = deliveries;
        this.resend = resend;
        this.oblivion = oblivion;
    }

    /// @param next the cursor of the next page; absent on the last one
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Page(List<DeliveryRow> deliveries, @Nullable Long next) {}

    @GetMapping
    Page list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String channel,
            @RequestParam(required = false) @Nullable Long cursor) {
        var before = cursor == null ? Long.MAX_VALUE : cursor;
        var wanted = new Deliveries.Wanted(q, state, channel, before);
        var page = DeliveriesPage.of(wanted, deliveries.find(wanted));
        var more = page.next() != null;
        return new Page(page.rows(), more ? (Long) page.rows().getLast().position() : null);
    }

    @GetMapping("/{position}")
    DeliveryRow show(@PathVariable long position) {
        return deliveries.at(position).orElseThrow(DeliveriesApi::unknown);
    }

    @PostMapping("/{position}/again")
    @Answered(201)
    ResponseEntity<DeliveryRow> again(
            Person person,
            @Once(needed = false) @Nullable String once,
            @PathVariable long position) {
        show(position);
        var sent =
                answers.once(
                        NotificationsContext.NAME,
                        person,
                        once,
                        position,
                        Long.class,
                        () -> sentAgain(position, person));
        return ResponseEntity.created(URI.create("/api/deliveries/" + sent.answer()))
                .header(IdempotencyKey.REPLAYED, Boolean.toString(sent.again()))
                .body(show(sent.answer()));
    }

    private Long sentAgain(long position, Person person) {
        return resend.again(position, person.username())
                .orElseThrow(() -> new Refused(HttpStatus.CONFLICT, "deliveries.not"));
    }

    @DeleteMapping("/people/{username}")
    ResponseEntity<Void> forget(Person person, @PathVariable String username) {
        person.must(NotificationsContext.FORGET);
        oblivion.forget(username, person.username());
        return ResponseEntity.noContent().build();
    }

    private static Refused unknown() {
        return new Refused(HttpStatus.NOT_FOUND, "problem.404");
    }
}
