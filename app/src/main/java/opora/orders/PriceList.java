package opora.orders;

import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What things cost now.
@Component
class PriceList {
    static final String CURRENCY = "RUB";

    private final JdbcClient db;

    PriceList(JdbcClient db) {
        this.db = db;
    }

    private record Price(String id, long price) {}

    Map<String, Long> prices() {
        return db.sql("select id, price from orders.products").query(Price.class).list().stream()
                .collect(Collectors.toMap(Price::id, Price::price));
    }
}
