package opora.gateway;

import gg.jte.models.runtime.JteModel;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import opora.shell.Flaw;
import opora.shell.Frame;
import opora.shell.Go;
import opora.shell.IdempotencyKey;
import opora.shell.Person;
import opora.shell.ToldByEvents;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pages.Templates;

@RestController
@RequestMapping("/orders/new")
class OrderFormController {
    private final AcceptOrders intake;
    private final Orders orders;
    private final Products products;
    private final Templates pages;

    OrderFormController(AcceptOrders intake, Orders orders, Products products, Templates pages) {
        this.intake = intake;
        this.orders = orders;
        this.products = products;
        this.pages = pages;
    }

    /// @param again an order to repeat
    @GetMapping
    JteModel show(
            Frame frame, Person person, @RequestParam(required = false) @Nullable String again) {
        var address = orders.lastAddress(person.username()).orElse("");
        var form =
                orders.byRequest(person.username(), again == null ? "" : again)
                        .map(order -> OrderForm.again(order, address))
                        .orElse(OrderForm.empty(address));
        return page(frame, form);
    }

    /// Adds up, for browsers that cannot.
    @PostMapping(params = "count")
    JteModel count(Frame frame, @RequestParam Map<String, String> fields) {
        return page(frame, OrderForm.of(fields));
    }

    /// The order's own page shows live what becomes of it, so nobody waits here.
    @PostMapping
    @ToldByEvents
    ResponseEntity<JteModel> place(
            Frame frame, Person person, @RequestParam Map<String, String> fields) {
        var form = OrderForm.of(fields);
        var wish = form.wish();
        var flaws = WishCheck.flaws(wish, products.all().keySet());
        if (!flaws.isEmpty()) {
            return again(frame, form.with(OrderForm.beside(wish, flaws)));
        }
        var key = "page:" + IdempotencyKey.of(form.once());
        var request = Request.of(person.username(), key, wish);
        return switch (intake.accept(request)) {
            case Intake.Accepted _ -> Go.to("/orders/" + request.id());
            case Intake.Twin(var first)
                    when request.fingerprint()
                            .equals(Objects.requireNonNull(first.fingerprint())) ->
                    Go.to("/orders/" + first.requestId());
            // back in the browser, and something else typed
            case Intake.Twin _ ->
                    again(frame, form.with(List.of(Flaw.of("", "order.sent"))).afresh());
        };
    }

    private ResponseEntity<JteModel> again(Frame frame, OrderForm form) {
        return ResponseEntity.unprocessableContent().body(page(frame, form));
    }

    private JteModel page(Frame frame, OrderForm form) {
        var all = products.all();
        return pages.gatewayForm(frame, List.copyOf(all.values()), form, form.total(all));
    }
}
