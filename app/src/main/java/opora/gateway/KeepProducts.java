package opora.gateway;

import static java.sql.Types.ARRAY;

import java.util.LinkedHashMap;
import java.util.List;
import opora.backbone.Database;
import opora.backbone.Handles;
import opora.backbone.Incoming;
import opora.backbone.Projection;
import opora.backbone.Rows;
import opora.orders.ProductListed;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Keeps the price list at hand.
@Component
class KeepProducts implements Projection {
    private final Database database;
    private final JdbcClient db;
    private final Products products;

    KeepProducts(Database database, JdbcClient db, Products products) {
        this.database = database;
        this.db = db;
        this.products = products;
    }

    @Handles
    void on(List<Incoming<ProductListed>> listed) {
        var sql =
                """
                insert into gateway.products (id, name_ru, name_en, price, currency)
                select * from unnest(:ids, :russian, :english, :prices, :currencies)
                on conflict (id) do update set name_ru = excluded.name_ru, name_en = excluded.name_en,
                    price = excluded.price, currency = excluded.currency
                """;
        var last = new LinkedHashMap<String, ProductListed>();
        listed.forEach(product -> last.put(product.event().productId(), product.event()));
        var rows = new Rows<>(List.copyOf(last.values()));
        db.sql(sql)
                .param("ids", rows.texts(ProductListed::productId), ARRAY)
                .param("russian", rows.texts(ProductListed::nameRu), ARRAY)
                .param("english", rows.texts(ProductListed::nameEn), ARRAY)
                .param("prices", rows.longs(ProductListed::price), ARRAY)
                .param("currencies", rows.texts(ProductListed::currency), ARRAY)
                .update();
        database.afterCommit(products::forget);
    }

    @Override
    public void clear() {
        db.sql("delete from gateway.products").update();
    }
}
