package opora.subscriptions;

import gg.jte.models.runtime.JteModel;
import java.util.Locale;
import opora.shell.Frame;
import opora.shell.Go;
import opora.shell.Person;
import opora.shell.Refused;
import opora.subscriptions.Subscription.Method;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pages.Templates;

/// A person's invoices, as pages and as PDF.
@RestController
class InvoicesController {
    private static final int LINES = 20;

    private final Invoices invoices;
    private final Sheets sheets;
    private final InvoicePdf pdf;
    private final Subscribe act;
    private final Templates pages;

    InvoicesController(
            Invoices invoices, Sheets sheets, InvoicePdf pdf, Subscribe act, Templates pages) {
        this.invoices = invoices;
        this.sheets = sheets;
        this.pdf = pdf;
        this.act = act;
        this.pages = pages;
    }

    @GetMapping("/invoices")
    JteModel list(
            Frame frame, Person person, @RequestParam(required = false) @Nullable Long before) {
        var page = invoices.of(person.username(), before, LINES);
        var next = page.size() < LINES ? null : (Long) page.getLast().number();
        return pages.subscriptionsInvoices(frame, page, next, before == null);
    }

    @GetMapping("/invoices/{id}")
    JteModel show(Frame frame, Person person, @PathVariable String id) {
        return pages.subscriptionsInvoice(frame, own(id, person, frame.language()));
    }

    @GetMapping(value = "/invoices/{id}/pdf", produces = MediaType.APPLICATION_PDF_VALUE)
    ResponseEntity<byte[]> print(Frame frame, Person person, @PathVariable String id) {
        return paper(own(id, person, frame.language()), frame.language());
    }

    private ResponseEntity<byte[]> paper(InvoiceSheet sheet, String language) {
        var name = "attachment; filename=\"" + sheet.invoice().title() + ".pdf\"";
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(HttpHeaders.CONTENT_DISPOSITION, name)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(pdf.of(sheet, language));
    }

    @PostMapping("/invoices/{id}/payments")
    ResponseEntity<JteModel> pay(
            Person person,
            @PathVariable String id,
            @RequestParam(defaultValue = "WALLET") Method method) {
        var outcome = act.pay(person.username(), id, method);
        if (outcome == Subscribe.Outcome.NONE) {
            throw unknown();
        }
        var said = "invoice.pay." + outcome.name().toLowerCase(Locale.ROOT);
        return Go.to("/invoices/" + id, Go.saying(said));
    }

    private InvoiceSheet own(String id, Person person, String language) {
        return sheets.find(id, language)
                .filter(sheet -> sheet.invoice().username().equals(person.username()))
                .orElseThrow(InvoicesController::unknown);
    }

    private static Refused unknown() {
        return new Refused(HttpStatus.NOT_FOUND, "problem.404");
    }
}
