package opora.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import opora.shell.Flaw;
import org.jspecify.annotations.Nullable;

/// What somebody typed to join. Their language is not typed, but known from the request.
record Registration(@Nullable String username, @Nullable String email, @Nullable String password) {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{1,30}[a-z0-9]");
    private static final Pattern ADDRESS =
            Pattern.compile(
                    "[\\p{L}\\p{N}.!#$%&'*+/=?^_`{|}~-]{1,64}@[\\p{L}\\p{N}-]{1,63}(\\.[\\p{L}\\p{N}-]{1,63})+");
    private static final int LONGEST_ADDRESS = 254;

    /// Trimmed, and the name in lower case: Anna and anna are one person.
    Registration clean() {
        return new Registration(trim(username).toLowerCase(Locale.ROOT), trim(email), password);
    }

    /// What is wrong with it before anybody looks into the database.
    List<Flaw> flaws(PasswordRules rules) {
        var flaws = new ArrayList<>(flaws());
        rules.flaw(secret(), name()).ifPresent(flaws::add);
        return flaws;
    }

    /// The same of name and address alone.
    List<Flaw> flaws() {
        var flaws = new ArrayList<Flaw>();
        if (!NAME.matcher(name()).matches()) {
            flaws.add(Flaw.of("username", "identity.flaw.username"));
        }
        if (!isAddress(address())) {
            flaws.add(Flaw.of("email", "identity.flaw.email"));
        }
        return flaws;
    }

    static boolean isAddress(String text) {
        return text.length() <= LONGEST_ADDRESS && ADDRESS.matcher(text).matches();
    }

    String name() {
        return username == null ? "" : username;
    }

    String address() {
        return email == null ? "" : email;
    }

    String secret() {
        return password == null ? "" : password;
    }

    /// Never prints the password.
    @Override
    public String toString() {
        return "Registration[" + username + "]";
    }

    private static String trim(@Nullable String text) {
        return text == null ? "" : text.strip();
    }
}
