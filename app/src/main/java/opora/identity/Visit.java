package opora.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import opora.shell.Cookies;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/// From where somebody signs in.
///
/// @param mark what their browser showed to be known again by
record Visit(String address, String device, @Nullable String mark) {
    static Visit of(HttpServletRequest request) {
        var agent = Objects.requireNonNullElse(request.getHeader(HttpHeaders.USER_AGENT), "");
        return new Visit(request.getRemoteAddr(), Device.of(agent), Cookies.DEVICE.of(request));
    }

    /// Programs keep no mark: one place and one program count as one device.
    String markOrPlace() {
        return mark == null ? device + " at " + address : mark;
    }

    Visit marked(String other) {
        return new Visit(address, device, other);
    }
}
