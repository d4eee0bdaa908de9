package opora.shell;

import java.util.List;
import java.util.Set;

/// A part of the API that a program may be let into: what its paths begin with, and what it may do
/// there.
///
/// @param group the heading that people find it under
/// @param verbs the last is what it takes to change anything
record ApiArea(String name, String group, List<String> verbs, List<String> paths) {
    private static final String READ = "read";
    private static final String WRITE = "write";

    /// As a context declares it: `money read,pay /api/wallet /api/cards`.
    static ApiArea of(String name, String declared) {
        var words = List.of(declared.strip().split("\\s+"));
        return new ApiArea(
                name,
                words.get(0),
                List.of(words.get(1).split(",")),
                words.subList(2, words.size()));
    }

    List<String> scopes() {
        return verbs.stream().map(this::scope).toList();
    }

    /// How many characters of the path are this area's; 0 when it lies elsewhere.
    int covers(String path) {
        return paths.stream()
                .filter(root -> path.equals(root) || path.startsWith(root + "/"))
                .mapToInt(String::length)
                .max()
                .orElse(0);
    }

    /// What opens it. Writing includes reading; any other verb, such as paying, does not.
    boolean opens(Set<String> scopes, boolean safe) {
        return scopes.contains(scope(WRITE))
                || offers(safe) && scopes.contains(safe ? scope(READ) : scope(verbs.getLast()));
    }

    String needed(boolean safe) {
        return scope(safe ? verbs.getFirst() : verbs.getLast());
    }

    /// Where nothing can be changed there is nothing to allow.
    boolean offers(boolean safe) {
        return safe || !verbs.getLast().equals(READ);
    }

    private String scope(String verb) {
        return name + ":" + verb;
    }
}
