package opora.api;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import opora.api.Operation.Parameter;
import opora.api.Operation.Reply;
import opora.shell.Answered;
import opora.shell.Door;
import opora.shell.IdempotencyKey;
import opora.shell.Once;
import opora.shell.Seen;
import org.jspecify.annotations.Nullable;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.ValueConstants;
import org.springframework.web.method.HandlerMethod;

/// A method of a controller, and what its signature says.
record Handler(HandlerMethod method) {
    private static final DefaultParameterNameDiscoverer NAMES =
            new DefaultParameterNameDiscoverer();

    Operation operation(String verb, String path, Optional<Door> door) {
        return new Operation(
                verb,
                path,
                id(),
                inputs().flatMap(Handler::parameters).toList(),
                body(),
                inputs().anyMatch(Handler::isForm),
                replies(),
                door.map(Door::who).filter(Door.Who.EVERYBODY::equals).isPresent(),
                door.map(Door::right).orElse(null));
    }

    /// The controller's name without what it is, and the method's: `orders.place`.
    private String id() {
        var type = method.getBeanType().getSimpleName().replaceFirst("(Api|Controller)$", "");
        return Character.toLowerCase(type.charAt(0))
                + type.substring(1)
                + "."
                + method.getMethod().getName();
    }

    private Stream<MethodParameter> inputs() {
        return Arrays.stream(method.getMethodParameters())
                .peek(input -> input.initParameterNameDiscovery(NAMES));
    }

    private @Nullable Type body() {
        return inputs().filter(input -> input.hasParameterAnnotation(RequestBody.class))
                .findFirst()
                .map(MethodParameter::getGenericParameterType)
                .orElse(null);
    }

    private static boolean isForm(MethodParameter input) {
        return input.hasParameterAnnotation(RequestParam.class)
                && Map.class.isAssignableFrom(input.getParameterType());
    }

    /// A record of a form's fields stands for all of them.
    private static Stream<Parameter> parameters(MethodParameter input) {
        return input.hasParameterAnnotation(ModelAttribute.class)
                ? Schemas.fields(input.getParameterType()).stream()
                        .map(
                                field ->
                                        new Parameter(
                                                field.getName(),
                                                "query",
                                                false,
                                                field.getGenericType(),
                                                null))
                : parameter(input).stream();
    }

    private static Optional<Parameter> parameter(MethodParameter input) {
        var query = input.getParameterAnnotation(RequestParam.class);
        var header = input.getParameterAnnotation(RequestHeader.class);
        if (query != null && !isForm(input)) {
            return Optional.of(
                    named(input, "query", query.name(), query.required(), query.defaultValue()));
        }
        if (header != null) {
            return Optional.of(
                    named(
                            input,
                            "header",
                            header.name(),
                            header.required(),
                            header.defaultValue()));
        }
        var once = input.getParameterAnnotation(Once.class);
        if (once != null) {
            return Optional.of(
                    new Parameter(
                            IdempotencyKey.HEADER, "header", once.needed(), String.class, null));
        }
        if (input.getParameterType() == Seen.class) {
            return Optional.of(
                    new Parameter(HttpHeaders.IF_MATCH, "header", false, String.class, null));
        }
        return input.hasParameterAnnotation(PathVariable.class)
                ? Optional.of(named(input, "path", "", true, ValueConstants.DEFAULT_NONE))
                : Optional.empty();
    }

    private static Parameter named(
            MethodParameter input, String in, String name, boolean required, String usual) {
        var none = usual.equals(ValueConstants.DEFAULT_NONE);
        return new Parameter(
                name.isEmpty() ? Objects.requireNonNull(input.getParameterName()) : name,
                in,
                required && none,
                input.getGenericParameterType(),
                none || usual.isEmpty() ? null : usual);
    }

    private List<Reply> replies() {
        var returned = returned(method.getMethod().getGenericReturnType());
        var replies = new ArrayList<Reply>();
        for (var said : method.getMethod().getAnnotationsByType(Answered.class)) {
            var own = said.body() == Answered.Returned.class;
            replies.add(new Reply(said.value(), own ? returned : said.body()));
        }
        if (replies.isEmpty()) {
            replies.add(new Reply(usual(returned), returned));
        }
        return replies;
    }

    private int usual(@Nullable Type returned) {
        var said = method.getMethodAnnotation(ResponseStatus.class);
        if (said != null) {
            return said.code().value();
        }
        return returned == null ? 204 : 200;
    }

    private static @Nullable Type returned(Type type) {
        if (type instanceof ParameterizedType generic
                && generic.getRawType() == ResponseEntity.class) {
            return returned(generic.getActualTypeArguments()[0]);
        }
        var nothing = type == void.class || type == Void.class || type instanceof WildcardType;
        return nothing ? null : type;
    }
}
