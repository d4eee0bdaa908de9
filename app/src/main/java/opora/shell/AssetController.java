package opora.shell;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Objects;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class AssetController {
    private static final CacheControl FOR_EVER =
            CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

    private final Assets assets;

    AssetController(Assets assets) {
        this.assets = assets;
    }

    @GetMapping("/assets/{file}")
    ResponseEntity<byte[]> show(HttpServletRequest request) {
        var asset = assets.at(request.getRequestURI());
        if (asset == null) {
            throw new Refused(HttpStatus.NOT_FOUND, "problem.404");
        }
        var packed = asset.packs() && accepts(request);
        var answer =
                ResponseEntity.ok()
                        .contentType(MediaType.parseMediaType(asset.type()))
                        .cacheControl(FOR_EVER)
                        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        return packed
                ? answer.header(HttpHeaders.CONTENT_ENCODING, "gzip").body(asset.packed())
                : answer.body(asset.plain());
    }

    private static boolean accepts(HttpServletRequest request) {
        var header = request.getHeader(HttpHeaders.ACCEPT_ENCODING);
        return Objects.requireNonNullElse(header, "").contains("gzip");
    }
}
