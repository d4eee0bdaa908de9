package opora.imports;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The rows of a table in a text file: cells with commas, semicolons or tabs between them,
/// whichever stand in its first row, and quotes around those that hold such signs or line ends.
final class CsvRows {
    private static final int END = -1;
    private static final int LONGEST_ROW = 4_000_000;

    private final Reader reader;
    private char between;
    private int next;
    private int last = END;

    CsvRows(Reader reader) throws IOException {
        this.reader = reader;
        this.next = reader.read();
        if (next == '\uFEFF') {
            next = reader.read();
        }
    }

    /// The next row with anything in it; null at the end.
    @Nullable List<String> next() throws IOException {
        while (next != END) {
            var row = row();
            if (row.size() > 1 || !row.getFirst().isBlank()) {
                return row;
            }
        }
        return null;
    }

    private List<String> row() throws IOException {
        var cells = new ArrayList<String>();
        var cell = new StringBuilder();
        var length = 0;
        last = END;
        for (var quoted = false; ; advance()) {
            if (next == END || !quoted && next == '\n') {
                cells.add(cell.toString());
                if (next != END) {
                    advance();
                }
                return cells;
            }
            if (++length > LONGEST_ROW) {
                throw new UnreadableFile("a row without an end");
            }
            if (next == '"') {
                quoted = !quoted;
                if (quoted && last == '"') {
                    cell.append('"'); // two quotes are one
                }
            } else if (!quoted && separates((char) next)) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else if (quoted || next != '\r') {
                cell.append((char) next);
            }
            last = next;
        }
    }

    private void advance() throws IOException {
        next = reader.read();
    }

    /// The first sign that may separate does so from then on.
    private boolean separates(char sign) {
        if (between == 0 && (sign == ',' || sign == ';' || sign == '\t')) {
            between = sign;
        }
        return sign == between;
    }
}
