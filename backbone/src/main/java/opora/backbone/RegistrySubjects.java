package opora.backbone;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import opora.backbone.RegistryApi.Call;
import opora.backbone.RegistryApi.Refusal;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;

/// `/subjects`: the versions of each subject.
final class RegistrySubjects {
    private static final int LONGEST_SUBJECT = 255;

    private final KafkaSchemaRegistry registry;
    private final SchemaBook book;

    RegistrySubjects(KafkaSchemaRegistry registry) {
        this.registry = registry;
        this.book = registry.book;
    }

    void addTo(RegistryApi api) {
        api.on("GET", "/subjects", this::list);
        api.on("POST", "/subjects/{subject}", this::lookUp);
        api.on("DELETE", "/subjects/{subject}", this::delete);
        api.on("GET", "/subjects/{subject}/versions", this::versions);
        api.on("POST", "/subjects/{subject}/versions", this::register);
        api.on("GET", "/subjects/{subject}/versions/{version}", call -> said(version(book, call)));
        api.on("DELETE", "/subjects/{subject}/versions/{version}", this::deleteVersion);
        api.on(
                "GET",
                "/subjects/{subject}/versions/{version}/schema",
                call -> RegistrySchemas.json(version(book, call).schema()));
        api.on(
                "GET",
                "/subjects/{subject}/versions/{version}/referencedby",
                call -> {
                    version(book, call);
                    return List.of();
                });
    }

    private Object list(Call call) {
        var prefix = call.query().getOrDefault("subjectPrefix", "");
        return book.subjects(call.says("deleted")).stream()
                .filter(each -> each.startsWith(prefix))
                .toList();
    }

    private Object versions(Call call) {
        return existing(call).stream().map(SchemaBook.Version::version).toList();
    }

    private Object lookUp(Call call) {
        existing(call);
        var found = book.find(call.subject(), schema(call));
        if (found == null) {
            throw new Refusal(404, 40403, "Schema not found");
        }
        return said(found);
    }

    private Object register(Call call) {
        var subject = call.subject();
        if (subject.length() > LONGEST_SUBJECT
                || subject.chars().anyMatch(Character::isISOControl)) {
            throw new Refusal(422, 42208, "The specified subject is not a valid one.");
        }
        return Map.of("id", registry.register(subject, schema(call)));
    }

    private Object delete(Call call) {
        var permanent = call.says("permanent");
        var meant = book.versions(call.subject(), permanent);
        if (meant.isEmpty()) {
            throw Refusal.noSubject(call.subject());
        }
        if (permanent && meant.stream().anyMatch(each -> !each.deleted())) {
            throw new Refusal(
                    404,
                    40405,
                    "Subject '%s' was not deleted first before being permanently deleted"
                            .formatted(call.subject()));
        }
        registry.log.append(new SchemaChange.Delete(call.subject(), null, permanent));
        return meant.stream().map(SchemaBook.Version::version).toList();
    }

    private Object deleteVersion(Call call) {
        var permanent = call.says("permanent");
        var meant = permanent ? version(book, call, true) : version(book, call);
        if (permanent && !meant.deleted()) {
            throw new Refusal(
                    404,
                    40407,
                    "Subject '%s' Version %d was not deleted first before being permanently deleted"
                            .formatted(call.subject(), meant.version()));
        }
        registry.log.append(new SchemaChange.Delete(call.subject(), meant.version(), permanent));
        return meant.version();
    }

    private List<SchemaBook.Version> existing(Call call) {
        var versions = book.versions(call.subject(), call.says("deleted"));
        if (versions.isEmpty()) {
            throw Refusal.noSubject(call.subject());
        }
        return versions;
    }

    static SchemaBook.Version version(SchemaBook book, Call call) {
        return version(book, call, call.says("deleted"));
    }

    private static SchemaBook.Version version(SchemaBook book, Call call, boolean deletedToo) {
        var asked = call.path().getOrDefault("version", "");
        var latest = asked.equals("latest") || asked.equals("-1");
        var number = latest ? 0 : number(asked);
        var versions = book.versions(call.subject(), deletedToo);
        if (versions.isEmpty()) {
            throw Refusal.noSubject(call.subject());
        }
        if (latest) {
            return versions.getLast();
        }
        return versions.stream()
                .filter(each -> each.version() == number)
                .findFirst()
                .orElseThrow(() -> new Refusal(404, 40402, "Version " + number + " not found."));
    }

    private static int number(String asked) {
        if (asked.matches("[1-9]\\d{0,8}")) {
            return Integer.parseInt(asked);
        }
        throw new Refusal(
                422,
                42202,
                "The specified version '%s' is not a valid version id. ".formatted(asked)
                        + "Allowed values are between [1, 2^31-1] and the string \"latest\"");
    }

    static Schema schema(Call call) {
        var body = call.json();
        if (!body.path("schemaType").asText("AVRO").equals("AVRO")) {
            throw new Refusal(422, 42201, "Invalid schema: only Avro is kept here");
        }
        if (!body.path("references").isEmpty()) {
            throw new Refusal(
                    422,
                    42201,
                    "Invalid schema: references are not supported, put the types inside");
        }
        try {
            return SchemaBook.parse(body.path("schema").asText());
        } catch (AvroRuntimeException e) {
            throw new Refusal(422, 42201, "Invalid schema: " + e.getMessage());
        }
    }

    static ObjectNode said(SchemaBook.Version version) {
        return SchemaChange.JSON
                .createObjectNode()
                .put("subject", version.subject())
                .put("version", version.version())
                .put("id", version.id())
                .put("schema", version.schema().toString());
    }
}
