package opora.shell;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/// Lets staff see the pages as somebody else does. The cookie only says whom they wish to be;
/// whether they may is asked at every request: they need the right, and may be nobody who may more
/// than they themselves. Whatever is done so is told with both names.
@Component
public class InPlaceOf {
    public static final String RIGHT = "identity.impersonate";

    private final Rights rights;

    InPlaceOf(Rights rights) {
        this.rights = rights;
    }

    /// Whether staff may act in this person's place.
    public boolean may(Person staff, String username) {
        return staff.behind() == null
                && staff.may(RIGHT)
                && !staff.username().equals(username)
                && !rights.bars(username)
                && staff.powers().cover(rights.of(username).powers());
    }

    /// Bound to who sits there, so that the next one at this browser is not taken for somebody
    /// else.
    public ResponseCookie begin(Person staff, String username, boolean secure) {
        return Cookies.IN_PLACE_OF.carrying(staff.username() + ":" + username, secure);
    }

    public ResponseCookie end() {
        return Cookies.IN_PLACE_OF.cleared();
    }

    Person wished(HttpServletRequest request, Person staff) {
        var username = SignIn.api(request) ? null : wish(request, staff);
        if (username == null || !may(staff, username)) {
            return staff;
        }
        var other = rights.of(username);
        return other.inHandsOf(staff);
    }

    private static @Nullable String wish(HttpServletRequest request, Person staff) {
        var cookie = Cookies.IN_PLACE_OF.of(request);
        var ours = staff.username() + ":";
        return cookie != null && cookie.startsWith(ours) ? cookie.substring(ours.length()) : null;
    }
}
