package opora.rules;

import java.util.ArrayList;
import java.util.List;

/// When a rule applies: when all conditions of at least one group hold; always when there is none.
public record Conditions(List<List<Condition>> groups) {
    static final Conditions NONE = new Conditions(List.of());

    boolean hold(Facts facts) {
        return groups.isEmpty()
                || groups.stream()
                        .anyMatch(group -> group.stream().allMatch(one -> one.holds(facts)));
    }

    /// In the order in which they are written down: with `or` a new group begins.
    static Conditions of(List<Joined> rows) {
        var groups = new ArrayList<List<Condition>>();
        for (var row : rows) {
            if (groups.isEmpty() || row.or()) {
                groups.add(new ArrayList<>());
            }
            groups.getLast().add(row.condition());
        }
        return new Conditions(List.copyOf(groups));
    }

    public List<Joined> rows() {
        var rows = new ArrayList<Joined>();
        for (var group : groups) {
            for (int i = 0; i < group.size(); i++) {
                rows.add(new Joined(i == 0, group.get(i)));
            }
        }
        return rows;
    }

    /// @param or whether another group begins here
    public record Joined(boolean or, Condition condition) {}
}
