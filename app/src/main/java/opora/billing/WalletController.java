package opora.billing;

import gg.jte.models.runtime.JteModel;
import java.util.List;
import java.util.UUID;
import opora.shell.Flaw;
import opora.shell.Frame;
import opora.shell.Go;
import opora.shell.IdempotencyKey;
import opora.shell.Person;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pages.Templates;

@RestController
class WalletController {
    private static final int ENTRIES = 20;

    private final Wallets wallets;
    private final TopUp act;
    private final Templates pages;

    WalletController(Wallets wallets, TopUp act, Templates pages) {
        this.wallets = wallets;
        this.act = act;
        this.pages = pages;
    }

    @GetMapping("/wallet")
    JteModel show(
            Frame frame, Person person, @RequestParam(required = false) @Nullable Long before) {
        return page(frame, person, before, "", List.of());
    }

    @PostMapping("/wallet/top-ups")
    ResponseEntity<JteModel> topUp(
            Frame frame, Person person, @RequestParam String amount, @RequestParam String once) {
        var typed = Roubles.parse(amount);
        if (typed.isEmpty() || !TopUp.allowed(typed.getAsLong())) {
            var flaws = List.of(Flaw.of("amount", "wallet.amount"));
            return ResponseEntity.unprocessableContent()
                    .body(page(frame, person, null, amount, flaws));
        }
        return switch (act.topUp(person.username(), IdempotencyKey.of(once), typed.getAsLong())) {
            case DONE, REPEATED -> Go.to("/wallet", "wallet.done");
            case OTHER_AMOUNT -> Go.to("/wallet", "wallet.again");
        };
    }

    private JteModel page(
            Frame frame, Person person, @Nullable Long before, String typed, List<Flaw> flaws) {
        var history = wallets.history(person.username(), before, ENTRIES);
        var next = history.size() < ENTRIES ? null : (Long) history.getLast().id();
        return pages.billingWallet(
                frame,
                new WalletPage(
                        wallets.of(person.username()),
                        history,
                        next,
                        before == null,
                        UUID.randomUUID().toString(),
                        typed,
                        flaws));
    }
}
