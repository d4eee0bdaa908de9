package opora.subscriptions;

import java.util.List;
import opora.backbone.Database;
import opora.shell.Deed;
import opora.shell.Journal;
import opora.shell.Money;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What the people of the billing office look up and put right.
@Component
class BillingOffice {
    static final int MOST = 50;

    private final Database database;
    private final JdbcClient db;
    private final Subscriptions subscriptions;
    private final Journal journal;

    BillingOffice(Database database, JdbcClient db, Subscriptions subscriptions, Journal journal) {
        this.database = database;
        this.db = db;
        this.subscriptions = subscriptions;
        this.journal = journal;
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
                    var found = subscriptions.lock(username);
                    found.ifPresent(own -> adjust(own, amount, reason, author));
                    return found.isPresent();
                });
    }

    private void adjust(Subscription own, long amount, String reason, String author) {
        var before = waiting(own);
        var line = new InvoiceLine("ADJUSTMENT", null, reason, null, null, amount);
        subscriptions.addPending(own.id(), List.of(line), author);
        journal.tell(
                Deed.of("subscriptions.invoice.adjusted", own.username())
                        .to("amount", Money.plain(amount, own.currency()))
                        .to("reason", reason)
                        .from("waiting", before)
                        .to("waiting", waiting(own)));
    }

    /// What the next invoice takes along.
    private String waiting(Subscription own) {
        var lines = subscriptions.pending(own.id());
        return Money.plain(lines.stream().mapToLong(InvoiceLine::amount).sum(), own.currency());
    }
}
