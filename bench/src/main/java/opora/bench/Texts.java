package opora.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import opora.assignment.Example;

/// Texts with their topics out of a CSV file (RFC 4180).
final class Texts {
    private final Reader in;
    private int next;

    private Texts(Reader in) throws IOException {
        this.in = in;
        this.next = in.read();
    }

    static List<Example> read(Path file) throws IOException {
        try (var raw = Files.newInputStream(file);
                var plain = file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw;
                var reader =
                        new BufferedReader(
                                new InputStreamReader(plain, StandardCharsets.UTF_8), 1 << 16)) {
            var texts = new Texts(reader);
            var header = texts.row().stream().map(String::strip).toList();
            var text = header.indexOf("text");
            var topic = header.indexOf("topic");
            if (text < 0 || topic < 0) {
                throw new IOException(file + " has no columns text and topic but " + header);
            }
            var examples = new ArrayList<Example>();
            for (var row = texts.row(); !row.isEmpty(); row = texts.row()) {
                if (row.size() > Math.max(text, topic)) {
                    examples.add(new Example(row.get(text), row.get(topic).strip()));
                }
            }
            return examples;
        }
    }

    /// The cells of the next row; none at the end.
    private List<String> row() throws IOException {
        var cells = new ArrayList<String>();
        if (next < 0) {
            return cells;
        }
        cells.add(cell());
        while (next == ',') {
            next = in.read();
            cells.add(cell());
        }
        while (next == '\r' || next == '\n') {
            next = in.read();
        }
        return cells;
    }

    private String cell() throws IOException {
        var text = new StringBuilder();
        if (next != '"') {
            while (next >= 0 && next != ',' && next != '\r' && next != '\n') {
                take(text);
            }
            return text.toString();
        }
        next = in.read();
        while (next >= 0) {
            if (next == '"') {
                next = in.read();
                if (next != '"') {
                    break;
                }
            }
            take(text);
        }
        return text.toString();
    }

    private void take(StringBuilder text) throws IOException {
        text.append((char) next);
        next = in.read();
    }
}
