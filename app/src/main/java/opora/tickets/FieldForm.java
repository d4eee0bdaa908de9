package opora.tickets;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import opora.shell.Flaw;
import org.jspecify.annotations.Nullable;

/// A custom field as somebody filled it in.
public record FieldForm(Map<String, String> typed, List<Flaw> flaws) {
    private static final int LONGEST_TITLE = 60;
    private static final int MOST_CHOICES = 100;
    private static final String ON = "on";
    static final String NEEDED = "needed.";

    static FieldForm of(Map<String, String> fields) {
        return new FieldForm(new TreeMap<>(fields), List.of());
    }

    static FieldForm of(Field field) {
        var typed = new TreeMap<String, String>();
        typed.put("field", field.field());
        typed.put("russian", field.russian());
        typed.put("english", field.english());
        typed.put("kind", field.kind().name());
        typed.put("choices", String.join("\n", field.choices()));
        typed.put("position", String.valueOf(field.position()));
        typed.put("version", String.valueOf(field.version()));
        field.needed().forEach(status -> mark(typed, NEEDED + status, true));
        mark(typed, "forCustomers", field.forCustomers());
        mark(typed, "retired", field.retired());
        return new FieldForm(typed, List.of());
    }

    static FieldForm empty() {
        return new FieldForm(new TreeMap<>(Map.of("kind", "TEXT", "position", "10")), List.of());
    }

    static void mark(Map<String, String> typed, String name, @Nullable Boolean value) {
        if (value != null && value) {
            typed.put(name, ON);
        }
    }

    FieldForm with(List<Flaw> others) {
        return new FieldForm(typed, others);
    }

    public String word(String name) {
        return typed.getOrDefault(name, "").strip();
    }

    public boolean marked(String name) {
        return !word(name).isEmpty();
    }

    int version() {
        return word("version").matches("\\d{1,9}") ? Integer.parseInt(word("version")) : 0;
    }

    private List<String> choices() {
        return word("choices")
                .lines()
                .map(String::strip)
                .filter(c -> !c.isEmpty())
                .distinct()
                .toList();
    }

    List<Flaw> check() {
        var flaws = new ArrayList<Flaw>();
        if (!word("field").matches("[a-z][a-z0-9_]{0,39}")) {
            flaws.add(Flaw.of("field", "fields.name.flaw"));
        }
        for (var title : List.of("russian", "english")) {
            if (word(title).isEmpty() || word(title).length() > LONGEST_TITLE) {
                flaws.add(Flaw.of(title, "statuses.title.flaw", LONGEST_TITLE));
            } else if (!MatterCheck.isReadable(word(title))) {
                flaws.add(Flaw.of(title, "desk.text.signs"));
            }
        }
        if (!word("position").matches("\\d{1,4}")) {
            flaws.add(Flaw.of("position", "statuses.position.flaw"));
        }
        if (Stream.of(FieldKind.values()).noneMatch(kind -> kind.name().equals(word("kind")))) {
            flaws.add(Flaw.of("kind", "fields.kind.flaw"));
        } else if (word("kind").equals(FieldKind.CHOICE.name())
                && (choices().isEmpty() || choices().size() > MOST_CHOICES)) {
            flaws.add(Flaw.of("choices", "fields.choices.flaw", MOST_CHOICES));
        } else if (!MatterCheck.isReadable(word("choices"))) {
            flaws.add(Flaw.of("choices", "desk.text.signs"));
        }
        return flaws;
    }

    /// Of a form without flaws.
    Field field() {
        return new Field(
                word("field"),
                word("russian"),
                word("english"),
                FieldKind.valueOf(word("kind")),
                choices(),
                marked("forCustomers"),
                typed.keySet().stream()
                        .filter(name -> name.startsWith(NEEDED) && marked(name))
                        .map(name -> name.substring(NEEDED.length()))
                        .toList(),
                Integer.parseInt(word("position")),
                marked("retired"),
                version() + 1);
    }
}
