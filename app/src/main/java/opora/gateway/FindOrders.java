package opora.gateway;

import java.util.List;
import opora.shell.Finder;
import opora.shell.Frame;
import opora.shell.Person;
import org.springframework.stereotype.Component;

/// Finds one's own orders by their numbers.
@Component
class FindOrders implements Finder {
    private final Orders orders;

    FindOrders(Orders orders) {
        this.orders = orders;
    }

    @Override
    public List<Found> find(Frame frame, Person person, String words) {
        var number = words.replaceFirst("^[№#]\\s*", "");
        return number.matches("\\d{1,15}")
                ? orders.byNumber(person.username(), Long.parseLong(number)).stream()
                        .map(order -> found(frame, order))
                        .toList()
                : List.of();
    }

    private static Found found(Frame frame, OrderView order) {
        return new Found(
                frame.text("order.title", String.valueOf(order.orderId())),
                frame.text("order.status." + order.status()),
                "/orders/" + order.requestId(),
                "receipt");
    }
}
