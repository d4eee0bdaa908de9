package opora.gateway;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What can be ordered, by id, the cheapest first; read from the table at most once a second.
@Component
class Products {
    private final JdbcClient db;
    private final LoadingCache<String, Map<String, Product>> read =
            Caffeine.newBuilder().expireAfterWrite(Duration.ofSeconds(1)).build(_ -> this.read());

    Products(JdbcClient db) {
        this.db = db;
    }

    Map<String, Product> all() {
        return read.get("all");
    }

    /// Reads anew next time.
    void forget() {
        read.invalidateAll();
    }

    private Map<String, Product> read() {
        var sql =
                "select id, name_ru, name_en, price, currency from gateway.products order by price, id";
        var products = new LinkedHashMap<String, Product>();
        db.sql(sql).query(Product.class).list().forEach(found -> products.put(found.id(), found));
        return products;
    }
}
