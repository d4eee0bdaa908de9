package opora.portal;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import opora.shell.Flaw;
import opora.shell.PhoneNumber;
import opora.shell.UploadedFile;
import opora.tickets.Level;
import opora.tickets.TicketKind;

/// What is wrong with the words of a wish, all of it at once. The desk has the last word; this
/// spares it what can be seen from here.
final class WishCheck {
    static final int LONGEST_SUBJECT = 200;
    static final int LONGEST_TEXT = 10_000;
    static final int LONGEST_LINE = 200;
    static final int LONGEST_ADDRESS = 500;

    private final List<Flaw> flaws = new ArrayList<>();
    private final Map<String, String> words;

    private WishCheck(Map<String, String> words) {
        this.words = words;
    }

    /// @param fields the custom ones there are
    static List<Flaw> flaws(Map<String, String> words, List<OwnField> fields) {
        var check = new WishCheck(words);
        check.among("kind", Stream.of(TicketKind.values()));
        if (check.word("subject").isBlank()) {
            check.flaw("subject", "portal.subject.none");
        }
        check.longest("subject", LONGEST_SUBJECT);
        check.longest("text", LONGEST_TEXT);
        check.longest("product", LONGEST_LINE);
        check.longest("address", LONGEST_ADDRESS);
        check.longest("phone", PhoneNumber.LONGEST);
        if (!check.word("phone").isBlank() && !PhoneNumber.fits(check.word("phone"))) {
            check.flaw("phone", "portal.phone.flaw");
        }
        check.wished();
        check.among("impact", Stream.of(Level.values()));
        check.among("urgency", Stream.of(Level.values()));
        check.fields(fields);
        return check.flaws;
    }

    /// Something to say on a ticket; a file may say it all.
    static List<Flaw> ofMessage(String text, List<UploadedFile> files) {
        var check = new WishCheck(Map.of("text", text));
        if (text.isBlank() && files.isEmpty()) {
            check.flaw("text", "portal.text.none");
        }
        check.longest("text", LONGEST_TEXT);
        return check.flaws;
    }

    private String word(String name) {
        return words.getOrDefault(name, "");
    }

    private void longest(String field, int most) {
        if (word(field).length() > most) {
            flaw(field, "portal.text.long", most);
        } else if (!word(field).codePoints().allMatch(WishCheck::readable)) {
            flaw(field, "portal.text.signs");
        }
    }

    private void wished() {
        try {
            if (!word("wishedAt").isEmpty()) {
                Instant.parse(word("wishedAt"));
            }
        } catch (DateTimeException e) {
            flaw("wishedAt", "portal.time");
        }
    }

    private void among(String field, Stream<? extends Enum<?>> all) {
        var names = all.map(Enum::name).toList();
        if (!names.contains(word(field))) {
            flaw(field, "portal.choice", String.join(", ", names));
        }
    }

    private void fields(List<OwnField> known) {
        var names = known.stream().map(OwnField::key).toList();
        words.keySet().stream()
                .filter(name -> name.startsWith(TicketWish.FIELD) && !names.contains(name))
                .forEach(name -> flaw(name, "portal.field.unknown"));
        for (var field : known) {
            if (field.needed() && word(field.key()).isBlank()) {
                flaw(field.key(), "portal.field.needed");
            } else if (!field.kind().takes(word(field.key()), field.choices())) {
                flaw(field.key(), "desk.field." + field.kind());
            }
        }
    }

    private void flaw(String field, String key, Object... values) {
        flaws.add(Flaw.of(field, key, values));
    }

    /// No control characters but line ends, and no halves of characters.
    private static boolean readable(int sign) {
        return sign == '\n'
                || sign == '\r'
                || sign == '\t'
                || !Character.isISOControl(sign) && Character.getType(sign) != Character.SURROGATE;
    }
}
