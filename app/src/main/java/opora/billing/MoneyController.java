package opora.billing;

import gg.jte.models.runtime.JteModel;
import opora.shell.Frame;
import opora.shell.Person;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pages.Templates;

/// Where somebody sees all their money.
@RestController
class MoneyController {
    private static final int LINES = 50;

    private final MoneyHistory history;
    private final Templates pages;

    MoneyController(MoneyHistory history, Templates pages) {
        this.history = history;
        this.pages = pages;
    }

    @GetMapping("/wallet/money")
    JteModel show(
            Frame frame, Person person, @RequestParam(required = false) @Nullable String before) {
        var from =
                before == null ? MoneyCursor.END : MoneyCursor.of(before).orElse(MoneyCursor.END);
        var found = history.of(person.username(), from, LINES + 1);
        var more = found.size() > LINES;
        var lines = more ? found.subList(0, LINES) : found;
        return pages.billingMoney(frame, lines, before == null, more);
    }
}
