package opora.subscriptions;

import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import opora.shell.Texts;
import opora.subscriptions.InvoiceSheet.Return;
import opora.subscriptions.InvoiceSheet.Try;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Invoices with all that belongs to them, for reading.
@Component
class Sheets {
    private final JdbcClient db;
    private final Invoices invoices;
    private final Plans plans;
    private final Texts texts;

    Sheets(JdbcClient db, Invoices invoices, Plans plans, Texts texts) {
        this.db = db;
        this.invoices = invoices;
        this.plans = plans;
        this.texts = texts;
    }

    Optional<InvoiceSheet> find(String id, String language) {
        return invoices.find(id).map(invoice -> sheet(invoice, language));
    }

    private InvoiceSheet sheet(Invoice invoice, String language) {
        var names = plans.all().stream().collect(Collectors.toMap(Plan::id, Function.identity()));
        var rows =
                invoices.lines(invoice.id()).stream()
                        .map(line -> InvoiceSheet.row(line, names, texts, language))
                        .toList();
        var tries =
                db.sql(
                                """
                                select method, state, reason, asked_at from subscriptions.charges where invoice_id = ?
                                order by asked_at
                                """)
                        .param(invoice.id())
                        .query(Try.class)
                        .list();
        var returns =
                db.sql(
                                """
                                select amount, target, reason, author, state, asked_at from subscriptions.refunds
                                where invoice_id = ? order by asked_at
                                """)
                        .param(invoice.id())
                        .query(Return.class)
                        .list();
        var last = invoice.periodEnd().minusDays(1);
        var period =
                last.isBefore(invoice.periodStart())
                        ? InvoiceSheet.day(invoice.periodStart(), language)
                        : InvoiceSheet.day(invoice.periodStart(), language)
                                + " – "
                                + InvoiceSheet.day(last, language);
        return new InvoiceSheet(invoice, rows, tries, returns, period);
    }
}
