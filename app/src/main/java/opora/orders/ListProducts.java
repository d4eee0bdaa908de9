package opora.orders;

import opora.backbone.Database;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Tells everybody once what can be ordered.
@Component
class ListProducts implements ApplicationRunner {
    private final Database database;
    private final JdbcClient db;

    ListProducts(Database database, JdbcClient db) {
        this.database = database;
        this.db = db;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        var sql =
                """
                update orders.products set published = true where not published
                returning id as product_id, name_ru, name_en, price, currency
                """;
        database.transact(
                "orders",
                connection -> {
                    db.sql(sql).query(ProductListed.class).list().forEach(database::publish);
                    return true;
                });
    }
}
