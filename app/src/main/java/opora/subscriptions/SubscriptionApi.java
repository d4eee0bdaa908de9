package opora.subscriptions;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import opora.shell.Answered;
import opora.shell.Flaw;
import opora.shell.FlawedRequest;
import opora.shell.Limit;
import opora.shell.Person;
import opora.shell.Refused;
import opora.shell.Sent;
import opora.subscriptions.Subscribe.Outcome;
import opora.subscriptions.Subscription.Method;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// A person's subscription and invoices, for programs.
@RestController
class SubscriptionApi {
    private final Subscribe act;
    private final ChangePlan changes;
    private final CancelPlan cancellations;
    private final Subscriptions subscriptions;
    private final Plans plans;
    private final Invoices invoices;

    SubscriptionApi(
            Subscribe act,
            ChangePlan changes,
            CancelPlan cancellations,
            Subscriptions subscriptions,
            Plans plans,
            Invoices invoices) {
        this.act = act;
        this.changes = changes;
        this.cancellations = cancellations;
        this.subscriptions = subscriptions;
        this.plans = plans;
        this.invoices = invoices;
    }

    record Offers(List<Plan> plans) {}

    @GetMapping("/api/subscription/plans")
    Offers plans() {
        return new Offers(plans.offered());
    }

    @GetMapping("/api/subscription")
    Subscription show(Person person) {
        return subscriptions
                .of(person.username())
                .orElseThrow(() -> new Refused(HttpStatus.NOT_FOUND, "subscription.said.none"));
    }

    /// @param zone whose midnight counts, such as `Europe/Moscow`; UTC where none is given
    record Wish(
            @Sent("basic") @Nullable String plan,
            @Sent(value = "CARD", needed = false) @Nullable Method method,
            @Sent(value = "Europe/Moscow", needed = false) @Nullable String zone) {}

    @PostMapping("/api/subscription")
    @Answered(201)
    ResponseEntity<Subscription> start(Person person, @RequestBody Wish wish) {
        if (wish.method() == null) {
            throw flawed("method", "problem.missing");
        }
        var outcome = act.start(person.username(), plan(wish), wish.method(), zone(wish));
        check(outcome);
        return ResponseEntity.status(HttpStatus.CREATED).body(show(person));
    }

    @PostMapping("/api/subscription/changes")
    Subscription change(Person person, @RequestBody Wish wish) {
        check(changes.change(person.username(), plan(wish), null));
        return show(person);
    }

    /// What that would come to; changes nothing.
    @PostMapping("/api/subscription/changes/preview")
    PlanChange foreseeChange(Person person, @RequestBody Wish wish) {
        return shown(changes.foresee(person.username(), plan(wish)));
    }

    @PostMapping("/api/subscription/cancellations")
    ResponseEntity<Void> cancel(Person person) {
        check(cancellations.cancel(person.username(), null));
        return ResponseEntity.noContent().build();
    }

    /// What that would come to; changes nothing.
    @PostMapping("/api/subscription/cancellations/preview")
    Farewell foreseeEnd(Person person) {
        return shown(cancellations.foresee(person.username()));
    }

    private static <T> T shown(Foresight<T> foresight) {
        return switch (foresight) {
            case Foresight.Shown<T>(var what) -> what;
            case Foresight.Not<T>(var why) -> throw refusal(why);
        };
    }

    private static String plan(Wish wish) {
        if (wish.plan() == null) {
            throw flawed("plan", "problem.missing");
        }
        return wish.plan();
    }

    private static ZoneId zone(Wish wish) {
        try {
            return ZoneId.of(wish.zone() == null ? "UTC" : wish.zone());
        } catch (DateTimeException e) {
            throw flawed("zone", "subscription.zone");
        }
    }

    private static void check(Outcome outcome) {
        if (outcome != Outcome.DONE) {
            throw refusal(outcome);
        }
    }

    private static RuntimeException refusal(Outcome outcome) {
        return switch (outcome) {
            case DONE -> new IllegalArgumentException("it was done");
            case NO_PLAN -> flawed("plan", "subscription.said.no_plan");
            case NONE -> new Refused(HttpStatus.NOT_FOUND, "subscription.said.none");
            case ALREADY -> new Refused(HttpStatus.CONFLICT, "subscription.said.already");
            case UNPAID -> new Refused(HttpStatus.CONFLICT, "subscription.said.unpaid");
            case MOVED -> new Refused(HttpStatus.CONFLICT, "subscription.said.moved");
        };
    }

    private static FlawedRequest flawed(String field, String key) {
        return new FlawedRequest(List.of(Flaw.of(field, key)));
    }

    /// @param next the cursor of the next page; absent on the last one
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Page(List<Invoice> invoices, @Nullable Long next) {}

    @GetMapping("/api/invoices")
    Page invoices(
            Person person,
            @RequestParam(required = false) @Nullable Long cursor,
            @RequestParam(defaultValue = "20") int limit) {
        Limit.check(limit);
        var page = invoices.of(person.username(), cursor, limit);
        return new Page(page, page.size() < limit ? null : (Long) page.getLast().number());
    }

    @GetMapping("/api/invoices/{id}")
    Invoice invoice(Person person, @PathVariable String id) {
        return invoices.find(id)
                .filter(invoice -> invoice.username().equals(person.username()))
                .orElseThrow(() -> new Refused(HttpStatus.NOT_FOUND, "problem.404"));
    }
}
