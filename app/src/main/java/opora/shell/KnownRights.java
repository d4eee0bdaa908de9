package opora.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// The rights there are. Each context names its own in `rights/<context>.properties`, with the
/// ready roles that have them from the start; every process knows those of all contexts, whichever
/// it runs. Their texts are `right.<name>`.
@Component
public class KnownRights {
    private final Map<String, Set<String>> rights = new TreeMap<>();

    public KnownRights() {
        Declared.in("rights").forEach((right, roles) -> rights.put(right, split(roles)));
    }

    public Set<String> names() {
        return rights.keySet();
    }

    /// What a ready role has from the start; an administrator everything.
    public Set<String> of(String role) {
        return rights.entrySet().stream()
                .filter(
                        right ->
                                role.equals(Person.ADMINISTRATOR)
                                        || right.getValue().contains(role))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /// The rights by the context that declares them.
    public Map<String, List<String>> byContext() {
        var groups = new TreeMap<String, List<String>>();
        rights.keySet()
                .forEach(
                        right ->
                                groups.computeIfAbsent(context(right), _ -> new ArrayList<>())
                                        .add(right));
        return groups;
    }

    /// Stops a start at a right that nobody declared, for it would open to nobody.
    String checked(String right, Object asking) {
        if (!rights.containsKey(right)) {
            throw new IllegalStateException(
                    asking
                            + " asks for the right \""
                            + right
                            + "\", which no rights file declares");
        }
        return right;
    }

    private static String context(String right) {
        return right.substring(0, right.indexOf('.'));
    }

    private static Set<String> split(String roles) {
        return Set.of(roles.strip().split("\\s+"));
    }
}
