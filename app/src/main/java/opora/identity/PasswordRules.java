package opora.identity;

import java.util.Optional;
import opora.shell.Flaw;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/// Which passwords are good enough here, by the settings.
@Component
record PasswordRules(int shortest, boolean special) {
    @Autowired
    PasswordRules(IdentitySettings settings) {
        this(settings.shortestPassword(), settings.specialInPassword());
    }

    Optional<Flaw> flaw(String password, String username) {
        return Passwords.flaw(password, username, shortest, special);
    }
}
