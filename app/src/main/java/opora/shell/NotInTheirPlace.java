package opora.shell;

import org.springframework.security.access.AccessDeniedException;

/// Staff who act in somebody's place want what concerns that person alone.
class NotInTheirPlace extends AccessDeniedException {
    private final String username;

    NotInTheirPlace(String username) {
        super("not in the place of " + username);
        this.username = username;
    }

    Reason reason() {
        return Reason.notInPlaceOf(username);
    }
}
