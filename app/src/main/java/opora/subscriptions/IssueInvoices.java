package opora.subscriptions;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import opora.backbone.Database;
import opora.backbone.Outgoing;
import opora.shell.Round;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Invoices every subscription whose period is over, by itself. A batch is one transaction: the
/// invoices, their numbers, the new periods and the note of progress. So a run that was killed goes
/// on where it stopped, and no period is invoiced twice or left out.
@Component
class IssueInvoices extends Round {
    private static final Logger log = LoggerFactory.getLogger(IssueInvoices.class);

    private final Database database;
    private final Subscriptions subscriptions;
    private final Runs runs;
    private final Invoices invoices;
    private final WallClock clock;
    private final int batch;

    IssueInvoices(
            Database database,
            Subscriptions subscriptions,
            Runs runs,
            Invoices invoices,
            WallClock clock,
            SubscriptionsSettings settings) {
        super("invoices", settings.look(), 0);
        this.database = database;
        this.subscriptions = subscriptions;
        this.runs = runs;
        this.invoices = invoices;
        this.clock = clock;
        this.batch = settings.batch();
    }

    @Override
    protected void look() {
        run();
    }

    /// Invoices all that is due; answers how many subscriptions were.
    long run() {
        long all = 0;
        for (int some = step(); some > 0; some = step()) {
            all += some;
        }
        if (all > 0) {
            log.info("the run over {} subscriptions is done", all);
        }
        return all;
    }

    /// One batch. Answers how many subscriptions it went over.
    int step() {
        var now = clock.instant();
        return database.transact(SubscriptionsContext.NAME, _ -> step(now));
    }

    private int step(Instant now) {
        var due = subscriptions.due(now, batch);
        if (due.isEmpty()) {
            runs.finish(now);
            return 0;
        }
        runs.begin(now);
        var pending = subscriptions.takePending(due);
        var bills =
                due.stream()
                        .map(one -> Bill.of(one, pending.getOrDefault(one.id(), List.of())))
                        .toList();
        issue(bills, now);
        subscriptions.move(bills);
        subscriptions.carry(bills);
        end(bills, now);
        runs.progress(due.size());
        return due.size();
    }

    private void issue(List<Bill> bills, Instant now) {
        var billed = bills.stream().filter(Bill::invoices).toList();
        if (billed.isEmpty()) {
            return;
        }
        var number = invoices.number(billed.size());
        var issued = new ArrayList<Invoice>();
        for (var bill : billed) {
            issued.add(invoice(bill, number++, now));
        }
        invoices.insert(issued, billed.stream().map(Bill::lines).toList());
        for (var invoice : issued) {
            database.publish(Outgoing.begins(event(invoice), invoice.id()));
        }
        invoices.ask(issued, now);
    }

    private static Invoice invoice(Bill bill, long number, Instant now) {
        var subscription = bill.subscription();
        return new Invoice(
                UUID.randomUUID().toString(),
                number,
                subscription.id(),
                subscription.username(),
                bill.start(),
                bill.end(),
                bill.total(),
                subscription.currency(),
                subscription.method(),
                bill.total() == 0 ? Invoice.State.PAID : Invoice.State.OPEN,
                0,
                0,
                null,
                null,
                null,
                0,
                now,
                null);
    }

    private static InvoiceIssued event(Invoice invoice) {
        return new InvoiceIssued(
                invoice.username(),
                invoice.id(),
                invoice.number(),
                invoice.title(),
                invoice.subscriptionId(),
                invoice.total(),
                invoice.currency(),
                invoice.method().name(),
                invoice.periodStart().toString(),
                invoice.periodEnd().toString(),
                invoice.issuedAt());
    }

    /// Subscriptions whose last period is over. What they were credited goes into the wallet.
    private void end(List<Bill> bills, Instant now) {
        for (var bill : bills.stream().filter(bill -> bill.nextEnd() == null).toList()) {
            var over = bill.subscription();
            subscriptions.end(over.id(), now);
            database.publish(
                    new SubscriptionCancelled(
                            over.username(),
                            over.id(),
                            over.planId(),
                            over.lastDay().toString(),
                            true,
                            now));
            bill.payout(now).ifPresent(database::publish);
        }
    }
}
