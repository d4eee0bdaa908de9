package opora.billing;

import static java.sql.Types.ARRAY;

import java.util.List;
import opora.backbone.Handles;
import opora.backbone.Incoming;
import opora.backbone.Rows;
import opora.subscriptions.InvoiceIssued;
import opora.subscriptions.InvoicePaid;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Keeps what people were invoiced, for the history of their money.
@Component
class KeepInvoices {
    private final JdbcClient db;

    KeepInvoices(JdbcClient db) {
        this.db = db;
    }

    @Handles
    void issued(List<Incoming<InvoiceIssued>> invoices) {
        var sql =
                """
                insert into billing.invoices (id, username, number, printed, total, currency, issued_at)
                select * from unnest(:ids, :usernames, :numbers, :printed, :totals, :currencies, :times)
                on conflict (id) do nothing
                """;
        var rows = Rows.of(invoices, Incoming::event);
        db.sql(sql)
                .param("ids", rows.texts(InvoiceIssued::invoiceId), ARRAY)
                .param("usernames", rows.texts(InvoiceIssued::username), ARRAY)
                .param("numbers", rows.longs(InvoiceIssued::number), ARRAY)
                .param("printed", rows.texts(InvoiceIssued::printed), ARRAY)
                .param("totals", rows.longs(InvoiceIssued::total), ARRAY)
                .param("currencies", rows.texts(InvoiceIssued::currency), ARRAY)
                .param("times", rows.times(InvoiceIssued::at), ARRAY)
                .update();
    }

    @Handles
    void paid(List<Incoming<InvoicePaid>> invoices) {
        var sql =
                """
                update billing.invoices i set paid_at = p.at from unnest(:ids, :times) as p(id, at) where i.id = p.id
                """;
        var rows = Rows.of(invoices, Incoming::event);
        db.sql(sql)
                .param("ids", rows.texts(InvoicePaid::invoiceId), ARRAY)
                .param("times", rows.times(InvoicePaid::at), ARRAY)
                .update();
    }
}
