package opora.imports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/// Tickets in a table, one in a row; its first row names the columns.
final class CsvFile {
    private static final String FIELD = "field.";

    private CsvFile() {}

    static void read(Path path, Consumer<Found> taker) throws IOException {
        try (var reader = Files.newBufferedReader(path)) {
            var rows = new CsvRows(reader);
            var head = rows.next();
            if (head == null) {
                throw new UnreadableFile("it is empty");
            }
            var names = head.stream().map(name -> name.strip().toLowerCase(Locale.ROOT)).toList();
            for (var column : List.of("id", "subject")) {
                if (!names.contains(column)) {
                    throw new UnreadableFile("no column " + column);
                }
            }
            for (var row = rows.next(); row != null; row = rows.next()) {
                taker.accept(found(cells(names, row)));
            }
        } catch (java.nio.charset.CharacterCodingException e) {
            throw new UnreadableFile("it is not UTF-8");
        }
    }

    private static Map<String, String> cells(List<String> names, List<String> row) {
        var cells = new HashMap<String, String>();
        for (int i = 0; i < Math.min(names.size(), row.size()); i++) {
            cells.put(names.get(i), row.get(i).strip());
        }
        return cells;
    }

    private static Found found(Map<String, String> cells) {
        var opened = cells.getOrDefault("opened_at", "");
        var closed = cells.getOrDefault("closed_at", "");
        var id = cells.getOrDefault("id", "");
        if (id.isEmpty()) {
            return Found.troubled("", Trouble.of("no-id"));
        }
        for (var column : List.of("opened_at", "closed_at")) {
            var value = cells.getOrDefault(column, "");
            if (Moments.bad(value)) {
                return Found.troubled(id, Trouble.at("time", column, value));
            }
        }
        var fields = new TreeMap<String, String>();
        cells.forEach(
                (name, value) -> {
                    if (name.startsWith(FIELD) && !value.isEmpty()) {
                        fields.put(name.substring(FIELD.length()), value);
                    }
                });
        var status = cells.getOrDefault("status", closed.isEmpty() ? "new" : "closed");
        return new Found(
                id,
                null,
                cells.getOrDefault("customer", ""),
                cells.getOrDefault("email", ""),
                cells.getOrDefault("phone", ""),
                cells.getOrDefault("subject", ""),
                cells.getOrDefault("text", ""),
                cells.getOrDefault("product", ""),
                cells.getOrDefault("address", ""),
                StatusWords.level(cells.getOrDefault("priority", "")),
                Arrays.stream(cells.getOrDefault("tags", "").split(","))
                        .map(String::strip)
                        .filter(tag -> !tag.isEmpty())
                        .toList(),
                fields,
                cells.getOrDefault("topic", ""),
                cells.getOrDefault("owner", ""),
                StatusWords.phase(status),
                Moments.of(opened),
                Moments.of(closed),
                List.of());
    }
}
