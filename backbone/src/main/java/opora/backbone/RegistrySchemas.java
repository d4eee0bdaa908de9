package opora.backbone;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import opora.backbone.RegistryApi.Call;
import opora.backbone.RegistryApi.Refusal;
import org.apache.avro.Schema;

/// `/schemas`: schemas by their ids, whatever subject they belong to.
final class RegistrySchemas {
    private final SchemaBook book;

    RegistrySchemas(KafkaSchemaRegistry registry) {
        this.book = registry.book;
    }

    void addTo(RegistryApi api) {
        api.on("GET", "/schemas", this::list);
        api.on("GET", "/schemas/types", _ -> List.of("AVRO"));
        api.on("GET", "/schemas/ids/{id}", call -> Map.of("schema", schema(call).toString()));
        api.on("GET", "/schemas/ids/{id}/schema", call -> json(schema(call)));
        api.on(
                "GET",
                "/schemas/ids/{id}/subjects",
                call ->
                        versions(call).stream()
                                .map(SchemaBook.Version::subject)
                                .distinct()
                                .toList());
        api.on(
                "GET",
                "/schemas/ids/{id}/versions",
                call -> versions(call).stream().map(RegistrySchemas::place).toList());
    }

    private Object list(Call call) {
        var prefix = call.query().getOrDefault("subjectPrefix", "");
        return book.subjects(false).stream()
                .filter(each -> each.startsWith(prefix))
                .map(each -> book.versions(each, false))
                .flatMap(
                        all ->
                                call.says("latestOnly")
                                        ? all.stream().skip(all.size() - 1)
                                        : all.stream())
                .map(RegistrySubjects::said)
                .toList();
    }

    private List<SchemaBook.Version> versions(Call call) {
        schema(call);
        return book.versionsOf(id(call)).stream()
                .filter(each -> !each.deleted() || call.says("deleted"))
                .toList();
    }

    private static JsonNode place(SchemaBook.Version version) {
        return SchemaChange.JSON
                .createObjectNode()
                .put("subject", version.subject())
                .put("version", version.version());
    }

    private Schema schema(Call call) {
        var schema = book.byId(id(call));
        if (schema == null) {
            throw new Refusal(404, 40403, "Schema " + id(call) + " not found");
        }
        return schema;
    }

    private static int id(Call call) {
        try {
            return Integer.parseInt(call.path().getOrDefault("id", ""));
        } catch (NumberFormatException e) {
            throw new Refusal(404, 404, "HTTP 404 Not Found");
        }
    }

    static JsonNode json(Schema schema) {
        try {
            return SchemaChange.JSON.readTree(schema.toString());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
