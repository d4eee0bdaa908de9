package opora.notifications;

import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// A person as notifications know them.
///
/// @param email empty as long as nobody told it
/// @param wishes how often they changed what they want to be told
public record PersonHere(
        String username,
        String email,
        String name,
        String phone,
        @Nullable String language,
        @Nullable String zone,
        @Nullable LocalTime quietFrom,
        @Nullable LocalTime quietTo,
        Digest digest,
        int wishes) {
    private static final String NAME = "{{person.name}}";

    static PersonHere unknown(String username) {
        return new PersonHere(username, "", "", "", null, null, null, null, Digest.NONE, 0);
    }

    /// A text with the person's name in its place.
    String named(String text) {
        return text.replace(NAME, name.isEmpty() ? username : name);
    }

    ZoneId zone(ZoneId usual) {
        try {
            return zone == null || zone.isEmpty() ? usual : ZoneId.of(zone);
        } catch (DateTimeException e) {
            return usual;
        }
    }
}
