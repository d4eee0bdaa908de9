package opora.identity;

/// What became of a change of what a role may.
sealed interface RoleChange permits RoleAnswer, RoleChange.Outdated {

    /// Somebody else changed the role first.
    record Outdated() implements RoleChange {}
}
