package opora;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// Everything that can be asked for over HTTP, such as `POST /orders/{id}`.
final class Endpoints {
    private Endpoints() {}

    static Set<String> of(WholeApp app) {
        var mapping = app.bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class);
        return mapping.getHandlerMethods().entrySet().stream()
                .filter(
                        found ->
                                found.getValue()
                                        .getBeanType()
                                        .getPackageName()
                                        .startsWith("opora."))
                .flatMap(
                        found -> {
                            var methods = found.getKey().getMethodsCondition().getMethods();
                            var names =
                                    methods.isEmpty()
                                            ? Stream.of("ANY")
                                            : methods.stream().map(Enum::name);
                            return names.flatMap(
                                    name ->
                                            found.getKey().getPatternValues().stream()
                                                    .map(path -> name + " " + path));
                        })
                .collect(Collectors.toCollection(TreeSet::new));
    }

    static String path(String endpoint) {
        return endpoint.split(" ")[1].replaceAll("\\{[^}]*}", "1").replace("**", "1");
    }

    static boolean api(String endpoint) {
        return endpoint.matches("\\S+ /(api|registry)/.*");
    }
}
