package opora.api;

import gg.jte.models.runtime.JteModel;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import opora.shell.Doors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// All endpoints of the API that this process answers, by their paths.
@Component
class Operations {
    private final Doors doors;
    private final Supplier<List<Operation>> all;

    /// Mappings are asked for late: this is part of what they map.
    Operations(ObjectProvider<RequestMappingHandlerMapping> mappings, Doors doors) {
        this.doors = doors;
        this.all =
                SingletonSupplier.of(
                        () ->
                                mappings.stream()
                                        .flatMap(
                                                known ->
                                                        known
                                                                .getHandlerMethods()
                                                                .entrySet()
                                                                .stream())
                                        .flatMap(this::read)
                                        .sorted(
                                                Comparator.comparing(Operation::path)
                                                        .thenComparing(Operation::method))
                                        .toList());
    }

    List<Operation> all() {
        return all.get();
    }

    private Stream<Operation> read(Map.Entry<RequestMappingInfo, HandlerMethod> mapped) {
        var handler = mapped.getValue();
        if (!handler.getBeanType().getPackageName().startsWith("opora.")
                || handler.getMethod().getReturnType() == JteModel.class) {
            return Stream.empty();
        }
        var methods = mapped.getKey().getMethodsCondition().getMethods();
        return mapped.getKey().getPatternValues().stream()
                .filter(path -> path.startsWith("/api/"))
                .flatMap(
                        path ->
                                methods.stream()
                                        .map(
                                                method ->
                                                        new Handler(handler)
                                                                .operation(
                                                                        method.name(),
                                                                        path,
                                                                        doors.at(path))));
    }
}
