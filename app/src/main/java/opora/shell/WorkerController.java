package opora.shell;

import gg.jte.models.runtime.JteModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import pages.Templates;

/// What a browser does for us while no page is open, or none can be reached. It runs one script for
/// all pages, which has to lie at the top; a context adds to it by placing `worker/<context>.js`.
@RestController
class WorkerController {
    private final String script;
    private final Templates pages;

    WorkerController(Assets assets, Templates pages) {
        this.pages = pages;
        var kept =
                Stream.of("opora.css", "theme.js", "opora.js", "icons.svg", "logo.svg")
                        .map(assets::path);
        this.script =
                "const KEPT = ["
                        + Stream.concat(Stream.of("/offline"), kept)
                                .map(path -> "'" + path + "'")
                                .collect(Collectors.joining(", "))
                        + "];\n"
                        + parts();
    }

    @Bean
    static Door workerDoor() {
        return Door.everybody("/worker.js");
    }

    @Bean
    static Door offlineDoor() {
        return Door.everybody("/offline");
    }

    @GetMapping("/worker.js")
    ResponseEntity<String> show() {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/javascript;charset=utf-8"))
                .cacheControl(CacheControl.noCache())
                .body(script);
    }

    @GetMapping("/offline")
    JteModel offline(Frame frame) {
        return pages.shellOffline(frame);
    }

    private static String parts() {
        try {
            var files =
                    new PathMatchingResourcePatternResolver()
                            .getResources("classpath*:worker/*.js");
            return Arrays.stream(files)
                    .sorted(Comparator.comparing(Resource::getFilename))
                    .map(WorkerController::read)
                    .collect(Collectors.joining("\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Resource file) {
        try {
            return file.getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
