package opora.tickets;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import opora.shell.Flaw;
import opora.shell.Frame;

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

    /// What people call a ticket's word, custom or not.
    public String title(Frame frame, String key) {
        var name = key.startsWith(Matter.FIELD) ? key.substring(Matter.FIELD.length()) : "";
        return find(name)
                .map(field -> field.title(frame.language()))
                .orElseGet(() -> frame.text("desk." + (key.equals("wished") ? "wishedAt" : key)));
    }

    /// Those that a status needs.
    List<String> needed(String status) {
        return living().stream()
                .filter(field -> field.needed().contains(status))
                .map(Field::key)
                .toList();
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
