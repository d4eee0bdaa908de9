package opora.identity;

import opora.shell.Reach;

/// Somebody who has a role.
public record Holder(String username, String role, Reach reach, String place) {}
