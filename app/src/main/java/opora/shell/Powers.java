package opora.shell;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// What somebody may do, and where: the sum of their roles.
public record Powers(Map<String, Set<Scope>> scopes) {
    public static final Powers NONE = new Powers(Map.of());

    public Powers {
        scopes = Map.copyOf(scopes);
    }

    /// Where this right holds; empty for who does not have it.
    public Set<Scope> scopes(String right) {
        return scopes.getOrDefault(right, Set.of());
    }

    /// True when the right holds everywhere.
    public boolean may(String right) {
        return scopes(right).contains(Scope.ALL);
    }

    /// True when nothing of the other's is missing here: who gives rights, or acts in somebody's
    /// place, must have them. What somebody may do with their own is no power over anybody.
    public boolean cover(Powers other) {
        return other.scopes.entrySet().stream()
                .allMatch(
                        theirs ->
                                theirs.getValue().stream()
                                        .filter(scope -> scope.reach() != Reach.OWN)
                                        .allMatch(scope -> holds(theirs.getKey(), scope)));
    }

    private boolean holds(String right, Scope scope) {
        return may(right) || scopes(right).contains(scope);
    }

    static Powers of(Set<Grant> grants, Map<String, Set<String>> roles) {
        var scopes = new HashMap<String, Set<Scope>>();
        for (var grant : grants) {
            for (var right : roles.getOrDefault(grant.role(), Set.of())) {
                scopes.computeIfAbsent(right, _ -> new HashSet<>()).add(grant.scope());
            }
        }
        scopes.replaceAll((_, where) -> Set.copyOf(where));
        return new Powers(scopes);
    }
}
