package opora.gateway;

import java.net.URI;
import opora.shell.Answered;
import opora.shell.Person;
import opora.shell.Refused;
import opora.shell.ToldByEvents;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class CancellationsApi {
    private final Orders orders;
    private final CancelOrder act;

    CancellationsApi(Orders orders, CancelOrder act) {
        this.orders = orders;
        this.act = act;
    }

    @PostMapping("/api/orders/{orderId}/cancellation")
    @ToldByEvents
    @Answered(200)
    @Answered(202)
    ResponseEntity<OrderAnswer> cancel(Person person, @PathVariable long orderId) {
        var order = find(person, orderId);
        return switch (act.cancel(order, orderId)) {
            case CANCELLED -> ResponseEntity.ok(OrderAnswer.of(find(person, orderId)));
            case TOO_LATE -> throw new Refused(HttpStatus.CONFLICT, "order.cancel.late");
            case LATER ->
                    ResponseEntity.accepted()
                            .location(URI.create(OrderAnswer.status(order.requestId())))
                            .body(OrderAnswer.of(order));
        };
    }

    private OrderView find(Person person, long orderId) {
        return orders.byNumber(person.username(), orderId)
                .orElseThrow(() -> new Refused(HttpStatus.NOT_FOUND, "order.unknown"));
    }
}
