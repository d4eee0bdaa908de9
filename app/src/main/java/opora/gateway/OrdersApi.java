package opora.gateway;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import opora.shell.Answered;
import opora.shell.Flaw;
import opora.shell.FlawedRequest;
import opora.shell.IdempotencyKey;
import opora.shell.Limit;
import opora.shell.Once;
import opora.shell.Person;
import opora.shell.Refused;
import opora.shell.ToldByEvents;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/orders")
class OrdersApi {
    private final PlaceOrder act;
    private final Orders orders;
    private final Products products;

    OrdersApi(PlaceOrder act, Orders orders, Products products) {
        this.act = act;
        this.orders = orders;
        this.products = products;
    }

    @PostMapping
    @ToldByEvents
    @Answered(value = 201, body = OrderAnswer.class)
    @Answered(value = 202, body = Accepted.class)
    ResponseEntity<?> place(Person person, @Once String once, @RequestBody OrderWish wish) {
        var flaws = WishCheck.flaws(wish, products.all().keySet());
        if (!flaws.isEmpty()) {
            throw new FlawedRequest(flaws);
        }
        return answer(act.place(Request.of(person.username(), once, wish)));
    }

    /// @param links where its status is found
    record Accepted(String requestId, Map<String, String> links) {}

    private static ResponseEntity<?> answer(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Answered(var order, _) when order.status() == Status.REJECTED ->
                    throw new FlawedRequest(List.of(flaw(order)));
            case Outcome.Answered(var order, var again) -> created(order, again);
            case Outcome.Later(var request) ->
                    ResponseEntity.accepted()
                            .location(URI.create(OrderAnswer.status(request)))
                            .body(
                                    new Accepted(
                                            request,
                                            Map.of("status", OrderAnswer.status(request))));
            case Outcome.Running _ -> throw new Refused(HttpStatus.CONFLICT, "problem.key.running");
            case Outcome.OtherBody _ ->
                    throw new Refused(HttpStatus.UNPROCESSABLE_CONTENT, "problem.key.reused");
        };
    }

    private static ResponseEntity<OrderAnswer> created(OrderView order, boolean again) {
        var answer =
                ResponseEntity.created(URI.create("/api/orders/" + order.orderId()))
                        .header(IdempotencyKey.REPLAYED, Boolean.toString(again));
        return answer.body(OrderAnswer.of(order));
    }

    static Flaw flaw(OrderView rejected) {
        return Flaw.of(
                rejected.metadata().getOrDefault("field", ""),
                Objects.requireNonNullElse(rejected.reason(), "problem.422"));
    }

    /// @param next the cursor of the next page; absent on the last one
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Page(List<OrderAnswer> orders, @Nullable String next) {}

    @GetMapping
    Page list(
            Person person,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "20") int limit) {
        Limit.check(limit);
        var page = orders.page(person.username(), Cursor.parse(cursor), limit);
        var next = page.size() < limit ? null : Cursor.after(page.getLast()).text();
        return new Page(page.stream().map(OrderAnswer::of).toList(), next);
    }

    @GetMapping("/{orderId}")
    OrderAnswer show(Person person, @PathVariable long orderId) {
        return orders.byNumber(person.username(), orderId)
                .map(OrderAnswer::of)
                .orElseThrow(() -> new Refused(HttpStatus.NOT_FOUND, "order.unknown"));
    }

    @GetMapping("/requests/{requestId}")
    OrderAnswer status(Person person, @PathVariable String requestId) {
        return orders.byRequest(person.username(), requestId)
                .map(OrderAnswer::of)
                .orElseThrow(() -> new Refused(HttpStatus.NOT_FOUND, "order.unknown"));
    }
}
