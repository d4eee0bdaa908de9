package opora.gateway;

import gg.jte.models.runtime.JteModel;
import opora.shell.Frame;
import opora.shell.Go;
import opora.shell.Person;
import opora.shell.Refused;
import opora.shell.ToldByEvents;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pages.Templates;

@RestController
@RequestMapping("/orders")
class OrdersController {
    static final int ON_A_PAGE = 20;

    private final Orders orders;
    private final Products products;
    private final CancelOrder cancel;
    private final Templates pages;

    OrdersController(Orders orders, Products products, CancelOrder cancel, Templates pages) {
        this.orders = orders;
        this.products = products;
        this.cancel = cancel;
        this.pages = pages;
    }

    @GetMapping
    JteModel list(
            Frame frame, Person person, @RequestParam(required = false) @Nullable String after) {
        var page = orders.page(person.username(), Cursor.parse(after), ON_A_PAGE);
        var next = page.size() < ON_A_PAGE ? null : Cursor.after(page.getLast()).text();
        return pages.gatewayList(frame, new OrdersPage(page, products.all(), after, next));
    }

    /// @param id of the request, or the order's number
    @GetMapping("/{id}")
    JteModel show(Frame frame, Person person, @PathVariable String id) {
        return pages.gatewayShow(frame, find(person, id), products.all());
    }

    @PostMapping("/{id}/cancellation")
    @ToldByEvents
    ResponseEntity<JteModel> cancel(Person person, @PathVariable String id) {
        var order = find(person, id);
        var page = "/orders/" + order.requestId();
        if (order.orderId() == null) {
            return Go.to(page, "order.cancel.early");
        }
        return switch (cancel.cancel(order, order.orderId())) {
            case CANCELLED -> Go.to(page, "order.cancel.done");
            case TOO_LATE -> Go.to(page, "order.cancel.late");
            case LATER -> Go.to(page, "order.cancel.asked");
        };
    }

    private OrderView find(Person person, String id) {
        var found =
                id.matches("\\d{1,18}")
                        ? orders.byNumber(person.username(), Long.parseLong(id))
                        : orders.byRequest(person.username(), id);
        return found.orElseThrow(() -> new Refused(HttpStatus.NOT_FOUND, "order.unknown"));
    }
}
