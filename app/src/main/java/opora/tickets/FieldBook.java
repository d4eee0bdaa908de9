package opora.tickets;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import opora.shell.Flaw;
import opora.shell.Frame;
import org.jspecify.annotations.Nullable;

/// The custom fields there are.
public record FieldBook(List<Field> all) {
    static final FieldBook EMPTY = new FieldBook(List.of());

    /// Those that are still filled in.
    public List<Field> living() {
        return all.stream().filter(field -> !field.retired()).toList();
    }

    public Optional<Field> find(String name) {
        return all.stream().filter(field -> field.field().equals(name)).findFirst();
    }

    /// By the key that a ticket's words have it under; null for what every ticket has.
    @Nullable Field of(String key) {
        return key.startsWith(Matter.FIELD)
                ? find(key.substring(Matter.FIELD.length())).orElse(null)
                : null;
    }

    /// What people call a ticket's word, custom or not.
    public String title(Frame frame, String key) {
        var field = of(key);
        if (field != null) {
            return field.title(frame.language());
        }
        return key.startsWith(Matter.FIELD)
                ? key.substring(Matter.FIELD.length())
                : frame.text("desk." + (key.equals("wished") ? "wishedAt" : key));
    }

    /// Those that a status needs.
    List<String> needed(String status) {
        return living().stream()
                .filter(field -> field.needed().contains(status))
                .map(Field::key)
                .toList();
    }

    /// By what staff calls a ticket's word, in both languages: for what is written down.
    String called(String key) {
        var field = of(key);
        if (field == null) {
            return key;
        }
        return field.russian().equals(field.english())
                ? field.russian()
                : field.russian() + " / " + field.english();
    }

    /// The field with the statuses that need it.
    public Lacking wanting(Field field, StatusModel model) {
        var statuses =
                model.statuses().stream()
                        .filter(status -> !status.retired())
                        .filter(status -> field.needed().contains(status.status()))
                        .toList();
        return new Lacking(field.key(), field, statuses);
    }

    /// What is wrong with the values a ticket's words have. Old ones of retired fields stay.
    List<Flaw> flaws(Map<String, String> words) {
        var flaws = new ArrayList<Flaw>();
        words.forEach(
                (key, value) -> {
                    if (key.startsWith(Matter.FIELD)) {
                        check(key, value, flaws);
                    }
                });
        return flaws;
    }

    private void check(String key, String value, List<Flaw> flaws) {
        var field = find(key.substring(Matter.FIELD.length()));
        if (field.isEmpty()) {
            flaws.add(Flaw.of(key, "desk.field.unknown"));
        } else if (!field.get().kind().takes(value, field.get().choices())) {
            flaws.add(Flaw.of(key, "desk.field." + field.get().kind()));
        }
    }
}
