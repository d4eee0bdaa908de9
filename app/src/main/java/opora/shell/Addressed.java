package opora.shell;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Set;
import org.springframework.web.servlet.HandlerMapping;

/// A request in words that may be kept: method and path, without what stands for a password.
final class Addressed {
    private static final Set<String> SECRET = Set.of("secret", "token", "code");

    private Addressed() {}

    static String of(HttpServletRequest request) {
        return request.getMethod() + " " + path(request);
    }

    static String path(HttpServletRequest request) {
        var path = request.getRequestURI();
        if (request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE)
                instanceof Map<?, ?> variables) {
            for (var variable : variables.entrySet()) {
                if (SECRET.contains(variable.getKey().toString())) {
                    path = path.replace(variable.getValue().toString(), "…");
                }
            }
        }
        return path;
    }
}
