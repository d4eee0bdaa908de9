package opora.registry;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import opora.backbone.RegistryApi;
import opora.registry.RegistryContext.Registry;
import opora.shell.Person;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Hands requests on to the registry. Changes are for staff; reading is free on this machine, and
/// from elsewhere for staff, too, since schemas tell what a business does.
@RestController
class RegistryController {
    private static final String ROOT = "/registry";
    private static final MediaType JSON = MediaType.parseMediaType(RegistryApi.CONTENT_TYPE);

    private final Registry registry;

    RegistryController(Registry registry) {
        this.registry = registry;
    }

    @RequestMapping({ROOT, ROOT + "/**"})
    ResponseEntity<byte[]> answer(HttpServletRequest request) throws IOException {
        var path = request.getRequestURI().substring((request.getContextPath() + ROOT).length());
        var answer =
                mayAsk(request, path)
                        ? registry.answer(
                                new RegistryApi.Request(
                                        request.getMethod(), path, query(request), body(request)))
                        : refused(request);
        return ResponseEntity.status(answer.status())
                .contentType(JSON)
                .body(answer.json().getBytes(StandardCharsets.UTF_8));
    }

    private static boolean mayAsk(HttpServletRequest request, String path) {
        var person = Person.asking(request);
        if (person != null && person.may("registry.change")) {
            return true;
        }
        return !RegistryApi.changes(request.getMethod(), path) && isNear(request);
    }

    /// Behind a proxy every request seems to come from this machine; the header gives it away.
    private static boolean isNear(HttpServletRequest request) {
        return request.getHeader("X-Forwarded-For") == null
                && request.getHeader("Forwarded") == null
                && InetAddress.ofLiteral(request.getRemoteAddr()).isLoopbackAddress();
    }

    private static RegistryApi.Answer refused(HttpServletRequest request) {
        return request.getUserPrincipal() == null
                ? refusal(401, "a token of the staff is needed: Authorization: Bearer …")
                : refusal(403, "only staff may do this");
    }

    static RegistryApi.Answer refusal(int status, String message) {
        var json = "{\"error_code\":%d,\"message\":\"%s\"}".formatted(status, message);
        return new RegistryApi.Answer(status, json);
    }

    private static Map<String, String> query(HttpServletRequest request) {
        var query = new TreeMap<String, String>();
        request.getParameterMap().forEach((name, values) -> query.put(name, values[0]));
        return query;
    }

    private static String body(HttpServletRequest request) throws IOException {
        return new String(request.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
