package opora.identity;

import java.util.List;
import opora.backbone.Handles;
import opora.identity.Links.Purpose;
import opora.shell.PublicAddress;
import org.springframework.stereotype.Component;

/// An account was locked: administrators hear of it at once, and its owner is mailed a link that
/// opens it.
@Component
class TellOfLock {
    private final Accounts accounts;
    private final Grants grants;
    private final Links links;
    private final Letters letters;
    private final PublicAddress address;
    private final IdentitySettings settings;

    TellOfLock(
            Accounts accounts,
            Grants grants,
            Links links,
            Letters letters,
            PublicAddress address,
            IdentitySettings settings) {
        this.accounts = accounts;
        this.grants = grants;
        this.links = links;
        this.letters = letters;
        this.address = address;
        this.settings = settings;
    }

    @Handles
    void on(AccountLocked locked) {
        accounts.named(locked.username()).ifPresent(this::tellOwner);
        for (var administrator : administrators()) {
            letters.send(
                    administrator,
                    "locked_other",
                    locked.username(),
                    locked.wrong(),
                    address.of("/locks"));
        }
    }

    private List<Account> administrators() {
        return grants.rulers().stream()
                .map(Ruler::username)
                .distinct()
                .flatMap(name -> accounts.named(name).stream())
                .toList();
    }

    private void tellOwner(Account owner) {
        var secret = links.make(owner.username(), Purpose.UNLOCK, settings.unlockLink());
        var link = address.of("/sign-in/unlock/" + secret);
        letters.send(owner, "locked", owner.username(), letters.secret(owner, link));
    }
}
