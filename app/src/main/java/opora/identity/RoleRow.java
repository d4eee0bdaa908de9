package opora.identity;

/// A role in the list.
///
/// @param people how many have it, as far as anybody counts
public record RoleRow(Role role, int people) {}
