package opora.identity;

import java.util.EnumSet;
import java.util.Set;
import org.springframework.stereotype.Component;

/// What somebody has to show beside the password, if anything.
@Component
class Factors {
    private final FactorRules rules;
    private final FactorRights rights;
    private final Authenticators authenticators;
    private final RecoveryCodes recovery;
    private final Passkeys passkeys;
    private final RegistrationSteps steps;

    Factors(
            FactorRules rules,
            FactorRights rights,
            Authenticators authenticators,
            RecoveryCodes recovery,
            Passkeys passkeys,
            RegistrationSteps steps) {
        this.rules = rules;
        this.rights = rights;
        this.authenticators = authenticators;
        this.recovery = recovery;
        this.passkeys = passkeys;
        this.steps = steps;
    }

    /// Any of these will do; with none the password is enough. Who set up an app is asked for it,
    /// rule or not; who has not proved an address yet proves it, where joining takes that; and
    /// whose factor staff took away shows a mailed code instead.
    Set<Factor> askedOf(Account account) {
        var able = of(account);
        return able.contains(Factor.APP)
                        || rules.demandedOf(account.roles())
                        || rights.demandedOf(account.roles())
                        || account.mailedCode()
                        || !account.emailProved() && steps.checksEmail()
                ? able
                : Set.of();
    }

    /// What they are able to show. A mailed code does not come round an app.
    Set<Factor> of(Account account) {
        var able =
                authenticators.isOn(account.username())
                        ? EnumSet.of(Factor.APP, Factor.RECOVERY)
                        : EnumSet.of(Factor.MAIL);
        if (account.mailedCode() && recovery.left(account.username()) > 0) {
            able.add(Factor.RECOVERY); // staff was shown one
        }
        if (!passkeys.ids(account.username()).isEmpty()) {
            able.add(Factor.PASSKEY);
        }
        return able;
    }
}
