package opora.shell;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Lets a phone install the pages as an app.
@RestController
class ManifestController {
    private final Assets assets;
    private final ObjectProvider<Shortcut> shortcuts;
    private final Languages languages;
    private final Texts texts;

    ManifestController(
            Assets assets, ObjectProvider<Shortcut> shortcuts, Languages languages, Texts texts) {
        this.assets = assets;
        this.shortcuts = shortcuts;
        this.languages = languages;
        this.texts = texts;
    }

    @Bean
    static Door manifestDoor() {
        return Door.everybody("/manifest.webmanifest");
    }

    @GetMapping("/manifest.webmanifest")
    ResponseEntity<Map<String, Object>> show(HttpServletRequest request) {
        var language = languages.of(request);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("application/manifest+json"))
                .cacheControl(CacheControl.maxAge(Duration.ofDays(1)).cachePublic())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .body(
                        Map.of(
                                "name", "Opora",
                                "short_name", "Opora",
                                "start_url", "/",
                                "id", "/",
                                "scope", "/",
                                "display", "standalone",
                                "background_color", "#f7f7f5",
                                "theme_color", "#0d6e66",
                                "icons", List.of(icon("192"), icon("512")),
                                "shortcuts", shortcuts(language)));
    }

    private List<Map<String, String>> shortcuts(String language) {
        return shortcuts.stream()
                .map(one -> Map.of("name", texts.text(language, one.text()), "url", one.path()))
                .toList();
    }

    private Map<String, String> icon(String size) {
        return Map.of(
                "src",
                assets.path("icon-" + size + ".png"),
                "sizes",
                size + "x" + size,
                "type",
                "image/png",
                "purpose",
                "any maskable");
    }
}
