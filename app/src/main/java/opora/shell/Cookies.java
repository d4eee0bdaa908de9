package opora.shell;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseCookie;
import org.springframework.web.util.WebUtils;

/// The cookies we set. All are HttpOnly but the zone, which the browser's own script writes.
public enum Cookies {
    SESSION("opora_session", Duration.ofHours(24)),
    CSRF("opora_csrf", Duration.ofSeconds(-1)),
    ENTRY("opora_entry", Duration.ofMinutes(30)),
    /// What a sign-in elsewhere comes back to.
    OUTSIDE("opora_outside", Duration.ofMinutes(15)),
    DEVICE("opora_device", Duration.ofDays(365)),
    LANGUAGE("opora_language", Duration.ofDays(365)),
    THEME("opora_theme", Duration.ofDays(365)),
    ZONE("opora_zone", Duration.ofDays(365)),
    /// Whom staff acts for, for the time a conversation may take.
    IN_PLACE_OF("opora_in_place_of", Duration.ofMinutes(30)),
    /// Which view of the desk somebody works along.
    VIEW("opora_view", Duration.ofDays(30)),
    TOAST("opora_toast", Duration.ofMinutes(1));

    private final String key;
    private final Duration lifetime;

    Cookies(String key, Duration lifetime) {
        this.key = key;
        this.lifetime = lifetime;
    }

    public ResponseCookie carrying(String value) {
        return cookie(value, lifetime, false);
    }

    public ResponseCookie cleared() {
        return cookie("", Duration.ZERO, false);
    }

    /// The session's cookie travels over TLS only once the page came over TLS.
    public ResponseCookie carrying(String value, boolean secure) {
        return cookie(value, lifetime, secure);
    }

    /// The same, for as long as that.
    public ResponseCookie carrying(String value, boolean secure, Duration age) {
        return cookie(value, age, secure);
    }

    public String key() {
        return key;
    }

    public @Nullable String of(HttpServletRequest request) {
        var cookie = WebUtils.getCookie(request, key);
        return cookie == null || cookie.getValue().isEmpty() ? null : cookie.getValue();
    }

    private ResponseCookie cookie(String value, Duration age, boolean secure) {
        return ResponseCookie.from(key, value)
                .path("/")
                .httpOnly(true)
                .sameSite("Lax")
                .secure(secure)
                .maxAge(age)
                .build();
    }
}
