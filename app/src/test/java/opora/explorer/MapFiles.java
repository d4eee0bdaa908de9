package opora.explorer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import opora.backbone.EventType;
import opora.backbone.Key;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/// The map of events as files: a table, a Mermaid chart and an AsyncAPI 3 document, all read from
/// the code.
final class MapFiles {
    private static final Path SOURCES = Path.of("src", "main", "java");
    private static final String MADE =
            "Made from the code by bin/map; a test fails when it is stale.";

    private final List<EventType<?>> types;
    private final EventMap map;

    MapFiles(List<Class<?>> events) {
        types =
                events.stream()
                        .<EventType<?>>map(EventType::of)
                        .sorted(
                                Comparator.comparing((EventType<?> type) -> type.topic())
                                        .thenComparing(EventType::name))
                        .toList();
        map = EventMap.of(types.stream().map(EventType::name).collect(Collectors.toSet()));
    }

    /// Contents by file name.
    Map<String, String> all() {
        return Map.of("events.md", table(), "events.mmd", chart(), "asyncapi.yaml", asyncApi());
    }

    private Set<String> producers(EventType<?> type) {
        return map.producers().getOrDefault(type.name(), Set.of(owner(type)));
    }

    private Set<String> consumers(EventType<?> type) {
        return map.consumers().getOrDefault(type.name(), Set.of());
    }

    private static String owner(EventType<?> type) {
        return type.name().split("\\.")[1];
    }

    private static String simple(EventType<?> type) {
        return type.record().getSimpleName();
    }

    private static String key(EventType<?> type) {
        return Arrays.stream(type.record().getRecordComponents())
                .filter(component -> component.isAnnotationPresent(Key.class))
                .map(component -> component.getName())
                .findFirst()
                .orElse("");
    }

    /// What the record's comment says, up to its parameters.
    private static String said(EventType<?> type) {
        var file = SOURCES.resolve(type.record().getName().replace('.', '/') + ".java");
        try {
            var lines = Files.readAllLines(file);
            var said = new ArrayList<String>();
            for (var line : lines) {
                if (line.startsWith("///")) {
                    said.add(line.substring(3).strip());
                } else if (!said.isEmpty()) {
                    break;
                }
            }
            var end = said.indexOf("");
            return String.join(" ", end < 0 ? said : said.subList(0, end));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String table() {
        var page = new StringBuilder("# Who tells whom what\n\n");
        page.append(MADE).append(" The chart is in [events.mmd](events.mmd), and [asyncapi.yaml]");
        page.append(
                "(asyncapi.yaml) has the same for tools. Besides those named, `explorer` keeps");
        page.append(" every event for its pages, and every process follows the signing keys.\n\n");
        page.append("| topic | key | event | published by | handled by | what it says |\n");
        page.append("|---|---|---|---|---|---|\n");
        for (var type : types) {
            page.append(
                    "| `%s` | %s | %s | %s | %s | %s |\n"
                            .formatted(
                                    type.topic(),
                                    key(type),
                                    simple(type),
                                    String.join(", ", producers(type)),
                                    String.join(", ", consumers(type)),
                                    said(type)));
        }
        return page.toString();
    }

    private String chart() {
        var arrows = new TreeMap<String, Set<String>>();
        for (var type : types) {
            for (var producer : producers(type)) {
                for (var consumer : consumers(type)) {
                    arrows.computeIfAbsent(producer + " %s " + consumer, a -> new TreeSet<>())
                            .add(simple(type));
                }
            }
        }
        var chart = new StringBuilder("%% " + MADE + "\nflowchart LR\n");
        arrows.forEach(
                (arrow, events) ->
                        chart.append("    ")
                                .append(
                                        arrow.formatted(
                                                "-->|\"" + String.join("<br>", events) + "\"|"))
                                .append('\n'));
        return chart.toString();
    }

    private String asyncApi() {
        var channels = new TreeMap<String, Object>();
        var operations = new TreeMap<String, Object>();
        var messages = new TreeMap<String, Object>();
        for (var type : types) {
            messages.put(type.name(), message(type));
            channel(channels, type);
            producers(type)
                    .forEach(
                            one ->
                                    operations.put(
                                            one + ".publishes." + simple(type),
                                            operation("send", type)));
            consumers(type)
                    .forEach(
                            one ->
                                    operations.put(
                                            one + ".handles." + simple(type),
                                            operation("receive", type)));
        }
        var info = new LinkedHashMap<String, Object>();
        info.put("title", "Opora's events");
        info.put("version", "0.1.0");
        info.put(
                "description",
                MADE + " Reading and writing them: docs/guide/read-events-with-any-client.md.");
        var document = new LinkedHashMap<String, Object>();
        document.put("asyncapi", "3.0.0");
        document.put("info", info);
        document.put("defaultContentType", "application/avro");
        document.put("channels", channels);
        document.put("operations", operations);
        document.put("components", Map.of("messages", messages));
        return yaml(document);
    }

    @SuppressWarnings("unchecked")
    private static void channel(Map<String, Object> channels, EventType<?> type) {
        var channel =
                (Map<String, Object>)
                        channels.computeIfAbsent(type.topic(), topic -> new LinkedHashMap<>());
        channel.put("address", type.topic());
        var messages =
                (Map<String, Object>)
                        channel.computeIfAbsent("messages", name -> new TreeMap<String, Object>());
        messages.put(simple(type), reference("#/components/messages/" + type.name()));
    }

    private static Map<String, Object> operation(String action, EventType<?> type) {
        var operation = new LinkedHashMap<String, Object>();
        var channel = "#/channels/" + type.topic();
        operation.put("action", action);
        operation.put("channel", reference(channel));
        operation.put("messages", List.of(reference(channel + "/messages/" + simple(type))));
        return operation;
    }

    private static Map<String, Object> message(EventType<?> type) {
        var payload = new LinkedHashMap<String, Object>();
        payload.put("schemaFormat", "application/vnd.apache.avro;version=1.12.0");
        payload.put("schema", new Yaml().load(type.codec().schema().toString()));
        var message = new LinkedHashMap<String, Object>();
        message.put("name", type.name());
        message.put("title", simple(type));
        message.put("summary", said(type));
        message.put("tags", List.of(Map.of("name", owner(type))));
        message.put("contentType", "application/avro");
        if (!key(type).isEmpty()) {
            var text = Map.of("type", "string", "description", "`" + key(type) + "` as text");
            message.put("bindings", Map.of("kafka", Map.of("key", text)));
        }
        message.put("payload", payload);
        return message;
    }

    private static Map<String, Object> reference(String to) {
        return Map.of("$ref", to);
    }

    private static String yaml(Object document) {
        var options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        options.setWidth(110);
        return "# " + MADE + "\n" + new Yaml(options).dump(sorted(document));
    }

    /// Maps without an order of their own get one, so that the same code gives the same file.
    private static @Nullable Object sorted(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case LinkedHashMap<?, ?> map -> {
                var ordered = new LinkedHashMap<Object, Object>();
                map.forEach((key, one) -> ordered.put(key, sorted(one)));
                yield ordered;
            }
            case Map<?, ?> map -> {
                var ordered = new TreeMap<Object, Object>();
                map.forEach((key, one) -> ordered.put(key, sorted(one)));
                yield ordered;
            }
            case List<?> list -> list.stream().map(MapFiles::sorted).toList();
            default -> value;
        };
    }
}
