package opora.api;

import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import opora.shell.Frame;
import opora.shell.Languages;
import opora.shell.Texts;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import pages.Templates;

/// The API, described.
@RestController
class ApiController {
    private final Operations operations;
    private final Languages languages;
    private final Texts texts;
    private final Templates pages;

    /// By language; it changes with a new release only.
    private final Map<String, Map<String, Object>> documents = new ConcurrentHashMap<>();

    ApiController(Operations operations, Languages languages, Texts texts, Templates pages) {
        this.operations = operations;
        this.languages = languages;
        this.texts = texts;
        this.pages = pages;
    }

    @GetMapping("/api/openapi.json")
    ResponseEntity<Map<String, Object>> document(HttpServletRequest request) {
        return ResponseEntity.ok()
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .body(documents.computeIfAbsent(languages.of(request), this::described));
    }

    private Map<String, Object> described(String language) {
        return new Description(texts, language, operations.all()).document();
    }

    @GetMapping("/api/docs")
    JteModel page(Frame frame) {
        var address = ServletUriComponentsBuilder.fromCurrentContextPath().toUriString();
        return pages.apiDocs(frame, Area.of(operations.all()), address);
    }
}
