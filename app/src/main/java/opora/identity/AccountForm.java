package opora.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import opora.shell.Flaw;
import opora.shell.Person;
import opora.shell.Texts;
import org.jspecify.annotations.Nullable;

/// An account that staff makes for somebody.
///
/// @param language in which the person is written to
/// @param role the names of the roles
public record AccountForm(
        @Nullable String username,
        @Nullable String email,
        @Nullable String language,
        @Nullable Set<String> role) {
    static AccountForm empty(String language) {
        return new AccountForm("", "", language, Set.of(Person.CUSTOMER));
    }

    public String typedName() {
        return typed().name();
    }

    public String typedEmail() {
        return typed().address();
    }

    public String typedLanguage() {
        return Objects.requireNonNullElse(language, "").strip();
    }

    public Set<String> roles() {
        return role == null ? Set.of() : role;
    }

    List<Flaw> flaws() {
        var flaws = new ArrayList<>(typed().flaws());
        if (!Texts.LANGUAGES.contains(typedLanguage())) {
            flaws.add(Flaw.of("language", "identity.flaw.language"));
        }
        return flaws;
    }

    private Registration typed() {
        return new Registration(username, email, null).clean();
    }
}
