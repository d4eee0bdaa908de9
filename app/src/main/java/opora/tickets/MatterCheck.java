package opora.tickets;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import opora.shell.Flaw;

/// What is wrong with the words somebody gave for a ticket, all of it at once.
final class MatterCheck {
    static final int LONGEST_SUBJECT = 200;

    /// More than anybody types, for mails come whole.
    static final int LONGEST_TEXT = 60_000;

    static final int LONGEST_LINE = 200;
    static final int LONGEST_ADDRESS = 500;
    static final int MOST_TAGS = 20;
    static final int LONGEST_TAG = 40;

    private final List<Flaw> flaws = new ArrayList<>();
    private final Map<String, String> words;

    private MatterCheck(Map<String, String> words) {
        this.words = words;
    }

    static List<Flaw> flaws(Map<String, String> words, FieldBook book) {
        var check = new MatterCheck(words);
        check.among("kind", Stream.of(TicketKind.values()));
        check.subject();
        check.longest("text", LONGEST_TEXT);
        check.longest("product", LONGEST_LINE);
        check.longest("address", LONGEST_ADDRESS);
        check.wished();
        check.among("impact", Stream.of(Level.values()));
        check.among("urgency", Stream.of(Level.values()));
        check.tags();
        check.flaws.addAll(book.flaws(words));
        words.forEach(check::signs);
        return check.flaws;
    }

    private String word(String name) {
        return words.getOrDefault(name, "");
    }

    private void subject() {
        if (word("subject").isBlank()) {
            flaw("subject", "desk.subject.none");
        } else {
            longest("subject", LONGEST_SUBJECT);
        }
    }

    private void longest(String field, int most) {
        if (word(field).length() > most) {
            flaw(field, "desk.text.long", most);
        }
    }

    private void signs(String field, String value) {
        if (!isReadable(value)) {
            flaw(field, "desk.text.signs");
        }
    }

    private void wished() {
        try {
            if (!word("wishedAt").isEmpty()) {
                Instant.parse(word("wishedAt"));
            }
        } catch (DateTimeException e) {
            flaw("wishedAt", "desk.time");
        }
    }

    private void among(String field, Stream<? extends Enum<?>> all) {
        var names = all.map(Enum::name).toList();
        if (!names.contains(word(field))) {
            flaw(field, "desk.choice", String.join(", ", names));
        }
    }

    private void tags() {
        var tags = Matter.tags(word("tags"));
        if (tags.size() > MOST_TAGS) {
            flaw("tags", "desk.tags.many", MOST_TAGS);
        }
        if (tags.stream().anyMatch(tag -> tag.length() > LONGEST_TAG)) {
            flaw("tags", "desk.text.long", LONGEST_TAG);
        }
    }

    private void flaw(String field, String key, Object... values) {
        flaws.add(Flaw.of(field, key, values));
    }

    /// The same without what nobody can read: for what comes from afar and must not be lost for it.
    static String legible(String text) {
        return text.codePoints()
                .map(sign -> readable(sign) ? sign : ' ')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    static boolean isReadable(String text) {
        return text.codePoints().allMatch(MatterCheck::readable);
    }

    /// No control characters but line ends, and no halves of characters.
    private static boolean readable(int sign) {
        return sign == '\n'
                || sign == '\r'
                || sign == '\t'
                || !Character.isISOControl(sign) && Character.getType(sign) != Character.SURROGATE;
    }
}
