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
    private final ChangePlan changes;
    private final CancelPlan cancellations;
    private final Subscriptions subscriptions;
    private final Plans plans;
    private final Invoices invoices;
    private final KeepWishes wishes;
    private final Texts texts;
    private final Templates pages;

    SubscriptionController(
            Subscribe act,
            ChangePlan changes,
            CancelPlan cancellations,
            Subscriptions subscriptions,
            Plans plans,
            Invoices invoices,
            KeepWishes wishes,
            Texts texts,
            Templates pages) {
        this.act = act;
        this.changes = changes;
        this.cancellations = cancellations;
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
        var all = plansById();
        var language = frame.language();
        var end = own == null || !own.ends() ? null : cancellations.farewell(own);
        var pending =
                own == null
                        ? List.<InvoiceSheet.Row>of()
                        : rows(
                                end == null ? subscriptions.pending(own.id()) : end.lines(),
                                all,
                                language);
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
                        end,
                        end == null ? "" : InvoiceSheet.day(end.on(), language),
                        open));
    }

    private Map<String, Plan> plansById() {
        return plans.all().stream().collect(Collectors.toMap(Plan::id, Function.identity()));
    }

    private List<InvoiceSheet.Row> rows(
            List<InvoiceLine> lines, Map<String, Plan> all, String language) {
        return lines.stream().map(line -> InvoiceSheet.row(line, all, texts, language)).toList();
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

    /// What a change comes to, to be agreed to.
    @GetMapping("/subscription/changes/new")
    ResponseEntity<JteModel> foreseeChange(Frame frame, Person person, @RequestParam String plan) {
        return switch (changes.foresee(person.username(), plan)) {
            case Foresight.Not<PlanChange>(var why) -> after(why, "");
            case Foresight.Shown<PlanChange>(var change) ->
                    ResponseEntity.ok(page(frame, change, plansById()));
        };
    }

    private JteModel page(Frame frame, PlanChange change, Map<String, Plan> all) {
        var language = frame.language();
        return pages.subscriptionsChange(
                frame,
                change,
                change.print(),
                name(all, change.from(), language),
                name(all, change.to(), language),
                InvoiceSheet.day(change.on(), language),
                rows(change.lines(), all, language));
    }

    private static String name(Map<String, Plan> all, String id, String language) {
        var plan = all.get(id);
        return plan == null ? id : plan.name(language);
    }

    @PostMapping("/subscription/changes")
    ResponseEntity<JteModel> change(
            Person person,
            @RequestParam String plan,
            @RequestParam(defaultValue = "") String seen) {
        var outcome = changes.change(person.username(), plan, seen);
        if (outcome == Outcome.MOVED) {
            return Go.to("/subscription/changes/new?plan=" + plan, said(outcome, ""));
        }
        return after(outcome, "changed");
    }

    /// What the end comes to, to be agreed to.
    @GetMapping("/subscription/cancellations/new")
    ResponseEntity<JteModel> foreseeEnd(Frame frame, Person person) {
        return switch (cancellations.foresee(person.username())) {
            case Foresight.Not<Farewell>(var why) -> after(why, "");
            case Foresight.Shown<Farewell>(var end) -> ResponseEntity.ok(page(frame, end));
        };
    }

    private JteModel page(Frame frame, Farewell end) {
        var all = plansById();
        var language = frame.language();
        return pages.subscriptionsCancel(
                frame,
                end,
                end.print(),
                name(all, end.plan(), language),
                InvoiceSheet.day(end.lastDay(), language),
                InvoiceSheet.day(end.on(), language),
                rows(end.lines(), all, language));
    }

    @PostMapping("/subscription/cancellations")
    ResponseEntity<JteModel> cancel(Person person, @RequestParam(defaultValue = "") String seen) {
        var outcome = cancellations.cancel(person.username(), seen);
        if (outcome == Outcome.MOVED) {
            return Go.to("/subscription/cancellations/new", said(outcome, ""));
        }
        var over = subscriptions.of(person.username()).isEmpty();
        return after(outcome, over ? "over" : "cancelled");
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
        return Go.to("/subscription", said(outcome, done));
    }

    private static String said(Outcome outcome, String done) {
        return "subscription.said."
                + (outcome == Outcome.DONE ? done : outcome.name().toLowerCase(Locale.ROOT));
    }
}
