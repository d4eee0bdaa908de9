package opora.shell;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import opora.backbone.PersonKeys;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/// Builds the frame of a request from its cookies, headers and session.
@Component
class Frames {
    private static final List<String> THEMES = List.of("light", "dark");

    private final Texts texts;
    private final Languages languages;
    private final Assets assets;
    private final ShellSettings settings;
    private final Doors doors;
    private final List<MenuItem> menu;
    private final Supplier<Optional<PersonKeys>> keys;

    Frames(
            Texts texts,
            Languages languages,
            Assets assets,
            ShellSettings settings,
            Doors doors,
            ObjectProvider<MenuItem> menu,
            ObjectProvider<PersonKeys> keys) {
        this.texts = texts;
        this.languages = languages;
        this.assets = assets;
        this.settings = settings;
        this.doors = doors;
        this.keys = SingletonSupplier.of(() -> Optional.ofNullable(keys.getIfAvailable()));
        this.menu =
                menu.stream()
                        .sorted(Comparator.comparing(MenuItem::part).thenComparing(MenuItem::rank))
                        .toList();
    }

    Frame of(HttpServletRequest request, HttpServletResponse response) {
        var person = Person.asking(request);
        return new Frame(
                person,
                languages.of(request),
                theme(request),
                zone(request),
                path(request),
                csrf(request),
                toast(request, response),
                person == null
                        ? List.of()
                        : menu.stream().filter(item -> doors.open(item.path(), person)).toList(),
                texts,
                assets,
                this::isErased,
                null);
    }

    /// Nobody is where there is no database.
    private boolean isErased(String username) {
        return keys.get().filter(known -> known.erased(username)).isPresent();
    }

    private static String theme(HttpServletRequest request) {
        var chosen = Cookies.THEME.of(request);
        return chosen != null && THEMES.contains(chosen) ? chosen : "auto";
    }

    private ZoneId zone(HttpServletRequest request) {
        var told = Cookies.ZONE.of(request);
        try {
            return told == null ? settings.zone() : ZoneId.of(told.replace("%2F", "/"));
        } catch (DateTimeException e) {
            return settings.zone();
        }
    }

    private static String path(HttpServletRequest request) {
        var failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        return Objects.requireNonNullElse(failed, request.getRequestURI()).toString();
    }

    private static String csrf(HttpServletRequest request) {
        return request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token
                ? token.getToken()
                : "";
    }

    private @Nullable String toast(HttpServletRequest request, HttpServletResponse response) {
        var key = Cookies.TOAST.of(request);
        if (key == null) {
            return null;
        }
        response.addHeader(HttpHeaders.SET_COOKIE, Cookies.TOAST.cleared().toString());
        return texts.knows("en", key) ? key : null;
    }
}
