package opora.identity;

import java.util.List;

/// Somebody who may compose roles, and the role they have that by. There must always be one, or the
/// installation could never be changed again.
record Ruler(String username, String role) {
    static boolean remainWithout(List<Ruler> rulers, String username) {
        return rulers.stream().anyMatch(ruler -> !ruler.username.equals(username));
    }

    static boolean remainWithoutRole(List<Ruler> rulers, String role) {
        return rulers.stream().anyMatch(ruler -> !ruler.role.equals(role));
    }

    static boolean remainWithout(List<Ruler> rulers, String username, String role) {
        return rulers.stream()
                .anyMatch(ruler -> !ruler.username.equals(username) || !ruler.role.equals(role));
    }
}
