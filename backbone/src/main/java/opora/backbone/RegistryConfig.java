package opora.backbone;

import java.util.List;
import java.util.Map;
import opora.backbone.RegistryApi.Call;
import opora.backbone.RegistryApi.Refusal;
import org.jspecify.annotations.Nullable;

/// `/config`, `/mode` and `/compatibility`: what a new version must get along with.
final class RegistryConfig {
    private final KafkaSchemaRegistry registry;
    private final SchemaBook book;

    RegistryConfig(KafkaSchemaRegistry registry) {
        this.registry = registry;
        this.book = registry.book;
    }

    void addTo(RegistryApi api) {
        api.on("GET", "/config", _ -> level(book.level()));
        api.on("PUT", "/config", call -> set(call, null));
        api.on("DELETE", "/config", _ -> unset(null, book.level()));
        api.on("GET", "/config/{subject}", call -> level(own(call)));
        api.on("PUT", "/config/{subject}", call -> set(call, call.subject()));
        api.on("DELETE", "/config/{subject}", call -> unset(call.subject(), own(call)));
        api.on("GET", "/mode", _ -> Map.of("mode", "READWRITE"));
        api.on("GET", "/mode/{subject}", this::mode);
        api.on("PUT", "/mode", _ -> fixedMode());
        api.on("PUT", "/mode/{subject}", _ -> fixedMode());
        api.on("POST", "/compatibility/subjects/{subject}/versions", this::tryAll);
        api.on("POST", "/compatibility/subjects/{subject}/versions/{version}", this::tryOne);
    }

    private Object set(Call call, @Nullable String subject) {
        var word = call.json().path("compatibility").asText();
        try {
            var level = CompatibilityLevel.valueOf(word);
            registry.log.append(new SchemaChange.Level(subject, level));
            return Map.of("compatibility", level);
        } catch (IllegalArgumentException e) {
            throw new Refusal(
                    422,
                    42203,
                    "Invalid compatibility level. Valid values are none, backward,"
                            + " forward, full, backward_transitive, forward_transitive, and full_transitive");
        }
    }

    private Object unset(@Nullable String subject, CompatibilityLevel before) {
        registry.log.append(new SchemaChange.Level(subject, null));
        return level(before);
    }

    private CompatibilityLevel own(Call call) {
        var own = book.ownLevel(call.subject());
        if (own != null) {
            return own;
        }
        if (call.says("defaultToGlobal")) {
            return book.level();
        }
        throw new Refusal(
                404,
                40408,
                "Subject '%s' does not have subject-level compatibility configured"
                        .formatted(call.subject()));
    }

    private static Object level(CompatibilityLevel level) {
        return Map.of("compatibilityLevel", level);
    }

    private Object mode(Call call) {
        if (call.says("defaultToGlobal")) {
            return Map.of("mode", "READWRITE");
        }
        throw new Refusal(
                404,
                40409,
                "Subject '%s' does not have subject-level mode configured"
                        .formatted(call.subject()));
    }

    private static Object fixedMode() {
        throw new Refusal(422, 42205, "The mode of this registry is always READWRITE");
    }

    private Object tryAll(Call call) {
        return verdict(call, book.problems(call.subject(), RegistrySubjects.schema(call)));
    }

    private Object tryOne(Call call) {
        var next = RegistrySubjects.schema(call);
        if (book.versions(call.subject(), false).isEmpty()
                && "latest".equals(call.path().get("version"))) {
            return verdict(call, List.of());
        }
        var one = RegistrySubjects.version(book, call);
        var own = book.ownLevel(call.subject());
        var earlier = new Compatibility.Numbered(one.version(), one.schema());
        var level = own == null ? book.level() : own;
        return verdict(call, Compatibility.problemsWith(level, next, List.of(earlier)));
    }

    private static Object verdict(Call call, List<String> problems) {
        var verdict = SchemaChange.JSON.createObjectNode().put("is_compatible", problems.isEmpty());
        if (call.says("verbose")) {
            problems.forEach(verdict.putArray("messages")::add);
        }
        return verdict;
    }
}
