package opora.subscriptions;

import gg.jte.models.runtime.JteModel;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import opora.shell.Frame;
import opora.shell.Go;
import opora.shell.Person;
import opora.shell.Texts;
import opora.subscriptions.Subscribe.Outcome;
import opora.subscriptions.Subscription.Method;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pages.Templates;

/// A person's subscription.
@RestController
class SubscriptionController {
    private final Subscribe act;
    private final Subscriptions subscriptions;
    private final Plans plans;
    private final Invoices invoices;
    private final KeepWishes wishes;
    private final Texts texts;
    private final Templates pages;

    SubscriptionController(
            Subscribe act,
            Subscriptions subscriptions,
            Plans plans,
            Invoices invoices,
            KeepWishes wishes,
            Texts texts,
            Templates pages) {
        this.act = act;
        this.subscriptions = subscriptions;
        this.plans = plans;
        this.invoices = invoices;
        this.wishes = wishes;
        this.texts = texts;
        this.pages = pages;
    }

    @GetMapping("/subscription")
    JteModel show(Frame frame, Person person) {
        var own = subscriptions.of(person.username()).orElse(null);
        var all = plans.all().stream().collect(Collectors.toMap(Plan::id, Function.identity()));
        var language = frame.language();
        var pending =
                own == null
                        ? List.<InvoiceSheet.Row>of()
                        : subscriptions.pending(own.id()).stream()
                                .map(line -> InvoiceSheet.row(line, all, texts, language))
                                .toList();
        var open = invoices.of(person.username(), null, 50).stream().filter(Invoice::open).toList();
        var wish = own == null ? wishes.of(person.username()) : null;
        return pages.subscriptionsShow(
                frame,
                new SubscriptionPage(
                        own,
                        own == null ? null : all.get(own.planId()),
                        own == null ? "" : InvoiceSheet.day(own.lastDay(), language),
                        plans.offered(),
                        wished(wish, all),
                        wish != null && wish.card(),
                        pending,
                        open));
    }

    private static @Nullable Plan wished(KeepWishes.@Nullable Wish wish, Map<String, Plan> all) {
        var plan = wish == null ? null : all.get(wish.planId());
        return plan != null && plan.offered() ? plan : null;
    }

    @PostMapping("/subscription")
    ResponseEntity<JteModel> start(
            Frame frame, Person person, @RequestParam String plan, @RequestParam Method method) {
        return after(act.start(person.username(), plan, method, frame.zone()), "started");
    }

    @PostMapping("/subscription/changes")
    ResponseEntity<JteModel> change(Person person, @RequestParam String plan) {
        return after(act.change(person.username(), plan), "changed");
    }

    @PostMapping("/subscription/cancellations")
    ResponseEntity<JteModel> cancel(Person person) {
        return after(act.cancel(person.username()), "cancelled");
    }

    @PostMapping("/subscription/continuations")
    ResponseEntity<JteModel> keep(Person person) {
        return after(act.keep(person.username()), "kept");
    }

    @PostMapping("/subscription/methods")
    ResponseEntity<JteModel> payFrom(Person person, @RequestParam Method method) {
        return after(act.payFrom(person.username(), method), "method");
    }

    private static ResponseEntity<JteModel> after(Outcome outcome, String done) {
        var said = outcome == Outcome.DONE ? done : outcome.name().toLowerCase(Locale.ROOT);
        return Go.to("/subscription", Go.saying("subscription.said." + said));
    }
}
