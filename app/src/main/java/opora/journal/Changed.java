package opora.journal;

import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// What an entry changed, value by value.
public record Changed(String what, String before, String after) {
    private static final TypeReference<TreeMap<String, String>> VALUES = new TypeReference<>() {};

    public static List<Changed> of(Kept kept) {
        var before = values(kept.before());
        var after = values(kept.after());
        var names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        return names.stream()
                .map(
                        name ->
                                new Changed(
                                        name,
                                        before.getOrDefault(name, ""),
                                        after.getOrDefault(name, "")))
                .toList();
    }

    private static TreeMap<String, String> values(String json) {
        return json.isEmpty() ? new TreeMap<>() : JsonMapper.shared().readValue(json, VALUES);
    }
}
