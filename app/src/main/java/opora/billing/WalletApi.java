package opora.billing;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import opora.shell.Answered;
import opora.shell.Flaw;
import opora.shell.FlawedRequest;
import opora.shell.IdempotencyKey;
import opora.shell.Limit;
import opora.shell.Once;
import opora.shell.Person;
import opora.shell.Refused;
import opora.shell.Sent;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/wallet")
class WalletApi {
    private final Wallets wallets;
    private final TopUp act;

    WalletApi(Wallets wallets, TopUp act) {
        this.wallets = wallets;
        this.act = act;
    }

    @GetMapping
    Wallet show(Person person) {
        return wallets.of(person.username());
    }

    /// @param next the cursor of the next page; absent on the last one
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Page(List<WalletEntry> transfers, @Nullable Long next) {}

    @GetMapping("/transfers")
    Page transfers(
            Person person,
            @RequestParam(required = false) @Nullable Long cursor,
            @RequestParam(defaultValue = "20") int limit) {
        Limit.check(limit);
        var page = wallets.history(person.username(), cursor, limit);
        return new Page(page, page.size() < limit ? null : page.getLast().id());
    }

    /// @param amount in minor units
    record Wish(@Sent("1000000") @Nullable Long amount) {}

    @PostMapping("/top-ups")
    @Answered(201)
    ResponseEntity<Wallet> topUp(Person person, @Once String once, @RequestBody Wish wish) {
        if (wish.amount() == null || !TopUp.allowed(wish.amount())) {
            throw new FlawedRequest(List.of(Flaw.of("amount", "wallet.amount")));
        }
        var answer = act.topUp(person.username(), once, wish.amount());
        if (answer == TopUp.Answer.OTHER_AMOUNT) {
            throw new Refused(HttpStatus.UNPROCESSABLE_CONTENT, "problem.key.reused");
        }
        return ResponseEntity.status(HttpStatus.CREATED)
                .header(IdempotencyKey.REPLAYED, Boolean.toString(answer == TopUp.Answer.REPEATED))
                .body(wallets.of(person.username()));
    }
}
