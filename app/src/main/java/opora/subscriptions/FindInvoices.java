package opora.subscriptions;

import java.util.List;
import java.util.regex.Pattern;
import opora.shell.Finder;
import opora.shell.Frame;
import opora.shell.Person;
import org.springframework.stereotype.Component;

/// Finds an invoice by the number that is printed on it: one's own, and anybody's for the office.
@Component
class FindInvoices implements Finder {
    private static final Pattern PRINTED = Pattern.compile("(?i)OP[\\s-]*(\\d{1,15})");

    private final Invoices invoices;

    FindInvoices(Invoices invoices) {
        this.invoices = invoices;
    }

    @Override
    public List<Found> find(Frame frame, Person person, String words) {
        var printed = PRINTED.matcher(words);
        return printed.matches()
                ? invoices.numbered(Long.parseLong(printed.group(1))).stream()
                        .map(invoice -> found(frame, person, invoice))
                        .filter(found -> !found.path().isEmpty())
                        .toList()
                : List.of();
    }

    private static Found found(Frame frame, Person person, Invoice invoice) {
        return new Found(
                frame.text("invoice.title", invoice.title()),
                frame.money(invoice.total(), invoice.currency())
                        + " · "
                        + frame.called(invoice.username()),
                path(person, invoice),
                "file-text");
    }

    private static String path(Person person, Invoice invoice) {
        if (invoice.username().equals(person.username())) {
            return "/invoices/" + invoice.id();
        }
        return person.may(SubscriptionsContext.ADMINISTER)
                ? "/billing/invoices/" + invoice.id()
                : "";
    }
}
