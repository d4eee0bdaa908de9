package opora.shell;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/// In which language somebody is answered: the one they chose, else the first of ours that their
/// browser asks for.
@Component
public class Languages {
    private final ShellSettings settings;

    Languages(ShellSettings settings) {
        this.settings = settings;
    }

    public String of(HttpServletRequest request) {
        var chosen = Cookies.LANGUAGE.of(request);
        if (chosen != null && Texts.LANGUAGES.contains(chosen)) {
            return chosen;
        }
        if (request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) == null) {
            return settings.language();
        }
        return Collections.list(request.getLocales()).stream()
                .map(Locale::getLanguage)
                .filter(Texts.LANGUAGES::contains)
                .findFirst()
                .orElse(settings.language());
    }
}
