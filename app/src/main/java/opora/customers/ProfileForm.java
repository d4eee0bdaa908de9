package opora.customers;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import opora.shell.Flaw;
import opora.shell.Sent;
import opora.shell.Texts;
import org.jspecify.annotations.Nullable;

/// What somebody wants their profile to be.
///
/// @param version of the profile they looked at
record ProfileForm(
        @Sent("Anna") @Nullable String name,
        @Sent("anna@example.org") @Nullable String email,
        @Sent("en") @Nullable String language,
        @Sent(value = "Tverskaya 1, Moscow", needed = false) @Nullable String deliveryAddress,
        @Nullable Integer version) {
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_ADDRESS = 500;
    private static final int LONGEST_EMAIL = 254;
    private static final Pattern EMAIL =
            Pattern.compile(
                    "[\\p{L}\\p{N}.!#$%&'*+/=?^_`{|}~-]{1,64}@[\\p{L}\\p{N}-]{1,63}(\\.[\\p{L}\\p{N}-]{1,63})+");

    List<Flaw> flaws() {
        var flaws = new ArrayList<Flaw>();
        var called = text(name);
        if (called.isEmpty()
                || called.length() > LONGEST_NAME
                || called.chars().anyMatch(Character::isISOControl)) {
            flaws.add(Flaw.of("name", "customers.flaw.name", LONGEST_NAME));
        }
        var reached = text(email);
        if (reached.length() > LONGEST_EMAIL || !EMAIL.matcher(reached).matches()) {
            flaws.add(Flaw.of("email", "customers.flaw.email"));
        }
        if (!Texts.LANGUAGES.contains(text(language))) {
            flaws.add(Flaw.of("language", "customers.flaw.language"));
        }
        if (text(deliveryAddress).length() > LONGEST_ADDRESS) {
            flaws.add(Flaw.of("deliveryAddress", "customers.flaw.address", LONGEST_ADDRESS));
        }
        return flaws;
    }

    /// The profile it makes of an earlier one.
    Profile over(Profile old) {
        return new Profile(
                old.username(),
                text(name),
                text(email),
                text(language),
                text(deliveryAddress),
                old.version());
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }
}
