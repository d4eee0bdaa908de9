package opora.identity;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import opora.shell.Flaw;

/// Which passwords are good enough. Long and with a special character is not enough: `Password123!`
/// is both.
final class Passwords {
    private static final int LONGEST = 128;
    private static final int FEWEST_DIFFERENT = 5;
    private static final int SHORTEST_NAME = 3;

    /// What is left of a common password once digits, signs and look-alikes are taken away.
    private static final Set<String> COMMON =
            new HashSet<>(
                    Arrays.asList(
                            ("password passwort parol пароль qwerty qwertyuiop qwertyui qwertz йцукен йцукенг asdfgh asdfghjkl zxcvbn zxcvbnm "
                                            + "qazwsx qazwsxedc iloveyou welcome admin administrator letmein monkey dragon football baseball "
                                            + "princess sunshine superman batman master shadow michael jordan charlie login abc abcdef "
                                            + "abcdefg abcdefgh abcdefghijkl test testtest changeme secret default guest hello freedom "
                                            + "whatever trustno starwars computer internet samsung google opora moscow russia москва россия "
                                            + "privet привет lyubov любовь natasha nastya marina maksim sergey andrey summer winter spring "
                                            + "autumn passwordpassword mypassword newpassword pass passpass user username root toor")
                                    .split(" ")));

    private Passwords() {}

    static Optional<Flaw> flaw(String password, String username, int shortest) {
        if (password.codePointCount(0, password.length()) < shortest) {
            return Optional.of(Flaw.of("password", "identity.flaw.short", shortest));
        }
        if (password.length() > LONGEST) {
            return Optional.of(Flaw.of("password", "identity.flaw.long", LONGEST));
        }
        if (password.codePoints().allMatch(Character::isLetterOrDigit)) {
            return Optional.of(Flaw.of("password", "identity.flaw.special"));
        }
        return common(password, username)
                ? Optional.of(Flaw.of("password", "identity.flaw.common"))
                : Optional.empty();
    }

    private static boolean common(String password, String username) {
        var lower = password.toLowerCase(Locale.ROOT);
        var few = lower.codePoints().distinct().count() < FEWEST_DIFFERENT;
        return few
                || username.length() >= SHORTEST_NAME && lower.contains(username)
                || COMMON.contains(core(lower))
                || COMMON.contains(lower.replaceAll("[^\\p{L}]", ""));
    }

    /// `P@ssw0rd!2026` is `password` in a costume.
    private static String core(String lower) {
        return lower.replaceAll("[\\d\\p{P}\\p{S}]+$", "")
                .replaceAll("^[\\d\\p{P}\\p{S}]+", "")
                .replace('@', 'a')
                .replace('0', 'o')
                .replace('1', 'i')
                .replace('3', 'e')
                .replace('$', 's')
                .replace('5', 's')
                .replaceAll("[^\\p{L}]", "");
    }
}
