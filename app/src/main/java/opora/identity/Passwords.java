package opora.identity;

import com.nulabinc.zxcvbn.Zxcvbn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import opora.shell.Flaw;

/// Which passwords are good enough. Long and with a special character is not enough: `Password123!`
/// is both.
final class Passwords {
    private static final int LONGEST = 128;
    private static final int FEWEST_DIFFERENT = 5;
    private static final int SHORTEST_NAME = 3;

    /// Fewer guesses than this are made in no time.
    private static final double FEWEST_GUESSES = 1e8;

    /// Longer ones are hard to guess whatever they are made of, and slow to look through.
    private static final int LOOKED_THROUGH = 40;

    private static final Zxcvbn GUESSER = new Zxcvbn();

    /// What is left of a common password once digits, signs and look-alikes are taken away.
    private static final Set<String> COMMON = common();

    private Passwords() {}

    static Optional<Flaw> flaw(String password, String username, int shortest, boolean special) {
        if (password.codePointCount(0, password.length()) < shortest) {
            return Optional.of(Flaw.of("password", "identity.flaw.short", shortest));
        }
        if (password.length() > LONGEST) {
            return Optional.of(Flaw.of("password", "identity.flaw.long", LONGEST));
        }
        if (special && password.codePoints().allMatch(Character::isLetterOrDigit)) {
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
                || COMMON.contains(lower.replaceAll("[^\\p{L}]", ""))
                || guesses(lower, username) < FEWEST_GUESSES;
    }

    private static double guesses(String lower, String username) {
        var looked = lower.substring(0, Math.min(LOOKED_THROUGH, lower.length()));
        return GUESSER.measure(looked, List.of(username, "opora")).getGuesses();
    }

    private static Set<String> common() {
        try (var words = Passwords.class.getResourceAsStream("/identity/common-passwords.txt")) {
            var text =
                    new String(
                            Objects.requireNonNull(words).readAllBytes(), StandardCharsets.UTF_8);
            return new HashSet<>(Arrays.asList(text.split("\\s+")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
