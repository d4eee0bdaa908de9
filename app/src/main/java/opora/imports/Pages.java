package opora.imports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Answers of another system's API that somebody has kept: one file with all of them, or a folder
/// with one list in each, such as `tickets.json`, `tickets-2.json` and `users.json`.
///
/// @param lists what they list, by the name of the list; of a file that is a list itself, `tickets`
record Pages(Map<String, List<JsonNode>> lists) {
    private static final JsonMapper JSON = JsonMapper.shared();

    static Pages of(Path path) throws IOException {
        var lists = new LinkedHashMap<String, List<JsonNode>>();
        if (!Files.isDirectory(path)) {
            add(lists, "tickets", path);
            return new Pages(lists);
        }
        try (var files = Files.list(path)) {
            var json = files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
            if (json.isEmpty()) {
                throw new UnreadableFile("no .json file in it");
            }
            for (var file : json) {
                var name = String.valueOf(file.getFileName());
                add(lists, name.replaceFirst("[-_.]?\\d*\\.json$", ""), file);
            }
        }
        return new Pages(lists);
    }

    List<JsonNode> list(String... names) {
        var all = new ArrayList<JsonNode>();
        for (var name : names) {
            all.addAll(lists.getOrDefault(name, List.of()));
        }
        return all;
    }

    private static void add(Map<String, List<JsonNode>> lists, String usual, Path file)
            throws IOException {
        try (var reader = Files.newBufferedReader(file);
                var documents = JSON.readerFor(JsonNode.class).<JsonNode>readValues(reader)) {
            while (documents.hasNext()) { // several: one in each line
                add(lists, usual, documents.next());
            }
        } catch (JacksonException e) {
            throw new UnreadableFile("no JSON: " + e.getOriginalMessage());
        }
    }

    private static void add(Map<String, List<JsonNode>> lists, String usual, JsonNode document) {
        if (document.isArray()) {
            document.forEach(one -> into(lists, usual, one));
        } else if (document.has("items")) {
            document.get("items").forEach(one -> into(lists, usual, one));
        } else if (document.has("id")) {
            into(lists, usual, document);
        } else {
            document.properties()
                    .forEach(
                            list ->
                                    list.getValue()
                                            .forEach(one -> into(lists, list.getKey(), one)));
        }
    }

    private static void into(Map<String, List<JsonNode>> lists, String name, JsonNode one) {
        lists.computeIfAbsent(name, _ -> new ArrayList<>()).add(one);
    }
}
