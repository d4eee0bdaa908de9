package opora.identity;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import opora.shell.Answered;
import opora.shell.Deed;
import opora.shell.FlawedRequest;
import opora.shell.Journal;
import opora.shell.Person;
import opora.shell.Sent;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Accounts, for the programs of staff.
@RestController
@RequestMapping("/api/accounts")
class AccountsApi {
    private static final int PAGE = 50;

    private final AccountRows accounts;
    private final AccountPage account;
    private final OpenAccount opening;
    private final HelpSignIn help;
    private final ResetFactor factors;
    private final BlockAccount blocking;
    private final Journal journal;

    AccountsApi(
            AccountRows accounts,
            AccountPage account,
            OpenAccount opening,
            HelpSignIn help,
            ResetFactor factors,
            BlockAccount blocking,
            Journal journal) {
        this.accounts = accounts;
        this.account = account;
        this.opening = opening;
        this.help = help;
        this.factors = factors;
        this.blocking = blocking;
        this.journal = journal;
    }

    @GetMapping
    Listed list(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String role,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String cursor) {
        var search = new AccountSearch(q, role, state, cursor);
        var found = accounts.find(search, PAGE + 1);
        var shown = found.subList(0, Math.min(PAGE, found.size()));
        var deed = Deed.of("identity.accounts.searched", Masked.of(search.beginning()));
        journal.tell(deed.to("found", shown.size()));
        return new Listed(shown, found.size() > PAGE ? shown.getLast().username() : null);
    }

    @GetMapping("/{username}")
    AccountRow show(@PathVariable String username) {
        var row = account.find(username);
        journal.tell(Deed.of("identity.account.seen", row.username()));
        return row;
    }

    /// The person gets a mail with a link to set a password. The same request again makes nothing
    /// new.
    @PostMapping
    @Answered(201)
    ResponseEntity<AccountRow> open(Person person, @RequestBody Wish wish) {
        var form = wish.form();
        refuse(opening.open(person, form));
        return ResponseEntity.created(URI.create("/api/accounts/" + form.typedName()))
                .body(account.find(form.typedName()));
    }

    @PostMapping("/{username}/password-link")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void mailLink(Person person, @PathVariable String username) {
        help.mailLink(person, account.find(username).username());
    }

    @PostMapping("/{username}/factor-reset")
    Given resetFactor(
            Person person,
            @PathVariable String username,
            @RequestBody(required = false) @Nullable Reason given) {
        person.must(ResetFactor.RIGHT);
        var reason = given == null || given.reason() == null ? "" : given.reason();
        return switch (factors.of(person, account.find(username).username(), reason)) {
            case FactorReset.Flawed(var flaws) -> throw new FlawedRequest(flaws);
            case FactorReset.Done(var code) -> new Given(code.orElse(null));
        };
    }

    @PutMapping("/{username}/block")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void block(Person person, @PathVariable String username) {
        person.must(BlockAccount.RIGHT);
        refuse(blocking.block(person, account.find(username).username()));
    }

    @DeleteMapping("/{username}/block")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void unblock(Person person, @PathVariable String username) {
        person.must(BlockAccount.RIGHT);
        refuse(blocking.unblock(person, account.find(username).username()));
    }

    private static void refuse(RoleAnswer answer) {
        if (answer instanceof RoleAnswer.Flawed(var flaws)) {
            throw new FlawedRequest(flaws);
        }
    }

    /// @param next the cursor of the next page; absent on the last one
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Listed(List<AccountRow> accounts, @Nullable String next) {}

    /// @param language `ru` or `en`; `en` when absent
    /// @param roles a customer's when absent
    record Wish(
            @Sent("boris") @Nullable String username,
            @Sent("boris@example.org") @Nullable String email,
            @Sent(value = "en", needed = false) @Nullable String language,
            @Sent(value = "[\"customer\"]", needed = false) @Nullable Set<String> roles) {
        AccountForm form() {
            return new AccountForm(
                    username,
                    email,
                    Objects.requireNonNullElse(language, "en"),
                    Objects.requireNonNullElse(roles, Set.of(Person.CUSTOMER)));
        }
    }

    /// @param code good for one sign-in of the owner; only where no mail leaves the installation
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Given(@Nullable String code) {}

    record Reason(@Sent("Lost the phone") @Nullable String reason) {}
}
