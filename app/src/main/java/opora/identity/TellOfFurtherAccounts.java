package opora.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;
import opora.backbone.Handles;
import org.springframework.stereotype.Component;

/// Tells whoever has an account already that one more was made with their address. Whoever makes it
/// learns nothing: the answer is the same, and the letter goes to the address.
@Component
class TellOfFurtherAccounts {
    /// What happened earlier than that is no news.
    private static final Duration NEWS = Duration.ofDays(1);

    private final Accounts accounts;
    private final Letters letters;

    TellOfFurtherAccounts(Accounts accounts, Letters letters) {
        this.accounts = accounts;
        this.letters = letters;
    }

    @Handles
    void on(UserRegistered joined) {
        if (joined.registeredAt().isAfter(Instant.now().minus(NEWS))) {
            accounts.named(joined.username()).ifPresent(this::tell);
        }
    }

    private void tell(Account account) {
        var others =
                accounts.at(account.email()).stream()
                        .map(Account::username)
                        .filter(name -> !name.equals(account.username()))
                        .collect(Collectors.joining(", "));
        if (!others.isEmpty()) {
            letters.send(account, "further_account", account.username(), others);
        }
    }
}
