package opora.subscriptions;

import java.util.List;
import java.util.Optional;
import opora.backbone.Database;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What the people of the billing office look up and put right.
@Component
class BillingOffice {
    static final int MOST = 50;

    private final Database database;
    private final JdbcClient db;
    private final Subscriptions subscriptions;

    BillingOffice(Database database, JdbcClient db, Subscriptions subscriptions) {
        this.database = database;
        this.db = db;
        this.subscriptions = subscriptions;
    }

    /// By number, such as `17` or `OP-000017`, or by username; the newest first.
    ///
    /// @param before only those with lower numbers
    List<Invoice> find(String words, boolean unpaid, long before) {
        var number = words.matches("(?i)(OP-)?\\d{1,12}") ? words.replaceAll("\\D", "") : "-1";
        var sql =
                """
                select %s from subscriptions.invoices
                where (:words = '' or number = :number or username = :words) and (not :unpaid or state = 'OPEN')
                    and number < :before
                order by number desc limit :most
                """;
        return db.sql(sql.formatted(Invoice.COLUMNS))
                .param("words", words)
                .param("number", Long.parseLong(number))
                .param("unpaid", unpaid)
                .param("before", before)
                .param("most", MOST)
                .query(Invoice.class)
                .list();
    }

    /// Puts something on a person's next invoice; answers whether there will be one.
    ///
    /// @param amount in minor units; below zero for a credit
    boolean adjust(String username, long amount, String reason, String author) {
        return database.transact(
                SubscriptionsContext.NAME,
                _ -> {
                    Optional<Subscription> found = subscriptions.of(username);
                    found.ifPresent(
                            own ->
                                    subscriptions.addPending(
                                            own.id(),
                                            List.of(
                                                    new InvoiceLine(
                                                            "ADJUSTMENT",
                                                            null,
                                                            reason,
                                                            null,
                                                            null,
                                                            amount)),
                                            author));
                    return found.isPresent();
                });
    }
}
