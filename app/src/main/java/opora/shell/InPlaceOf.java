package opora.shell;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Lets staff see the pages as somebody else does. The cookie is signed by identity, good for this
/// session of theirs and for a short time; whether they may is asked at every request all the same:
/// they need the right, and may be nobody who may more than they themselves. Whatever is done so is
/// told with both names.
@Component
public class InPlaceOf {
    public static final String RIGHT = "identity.impersonate";

    private final Rights rights;
    private final Keys keys;

    InPlaceOf(Rights rights, Keys keys) {
        this.rights = rights;
        this.keys = keys;
    }

    /// Whether staff may act in this person's place.
    public boolean may(Person staff, String username) {
        return staff.behind() == null
                && staff.may(RIGHT)
                && !staff.username().equals(username)
                && !rights.bars(username)
                && staff.powers().cover(rights.of(username).powers());
    }

    Person wished(HttpServletRequest request, Person staff) {
        var place = SignIn.api(request) ? Optional.<Place>empty() : taken(request, staff);
        return place.filter(taken -> may(staff, taken.username()))
                .map(taken -> rights.of(taken.username()).inHandsOf(staff))
                .orElse(staff);
    }

    private Optional<Place> taken(HttpServletRequest request, Person staff) {
        return Optional.ofNullable(Cookies.IN_PLACE_OF.of(request))
                .flatMap(keys::place)
                .filter(place -> place.isOf(staff));
    }
}
