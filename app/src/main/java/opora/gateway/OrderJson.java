package opora.gateway;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The parts of an order that lie in its row as JSON.
final class OrderJson {
    private static final TypeReference<List<OrderLine>> LINES = new TypeReference<>() {};
    private static final TypeReference<List<OrderStep>> STEPS = new TypeReference<>() {};
    private static final TypeReference<Map<String, String>> WORDS = new TypeReference<>() {};

    private static final JsonMapper MAPPER = JsonMapper.shared();

    private OrderJson() {}

    static String write(@Nullable Object value) {
        return MAPPER.writeValueAsString(value);
    }

    static OrderView read(OrderRow row) {
        var steps = new ArrayList<OrderStep>();
        steps.add(new OrderStep(Status.REQUESTED, row.createdAt()));
        steps.addAll(MAPPER.readValue(row.steps(), STEPS));
        return new OrderView(
                row.requestId(),
                row.username(),
                row.orderId(),
                Status.valueOf(row.status()),
                row.total(),
                row.currency(),
                MAPPER.readValue(row.items(), LINES),
                row.deliveryAddress(),
                OrderView.sorted(steps),
                MAPPER.readValue(row.metadata(), WORDS),
                row.createdAt());
    }
}
