package opora.journal;

import java.io.IOException;
import java.io.Writer;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import opora.shell.Csv;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Writes what was found as a table or as one JSON object a line, page by page, so that a long
/// journal needs no more room than a short one.
@Component
class ExportEntries {
    private static final int PAGE = 1_000;

    private static final List<String> HEADS =
            List.of(
                    "position",
                    "at",
                    "who",
                    "behind",
                    "action",
                    "subject",
                    "before",
                    "after",
                    "origin",
                    "client",
                    "request",
                    "correlation");

    private final Entries entries;

    ExportEntries(Entries entries) {
        this.entries = entries;
    }

    void csv(Wanted wanted, ZoneId zone, Writer out) throws IOException {
        out.write(String.join(",", HEADS) + "\r\n");
        each(wanted, zone, kept -> out.write(Csv.line(values(kept))));
    }

    void jsonLines(Wanted wanted, ZoneId zone, Writer out) throws IOException {
        each(
                wanted,
                zone,
                kept -> {
                    var values = values(kept);
                    var object = new LinkedHashMap<String, String>();
                    for (int i = 0; i < HEADS.size(); i++) {
                        object.put(HEADS.get(i), values.get(i));
                    }
                    out.write(JsonMapper.shared().writeValueAsString(object) + "\n");
                });
    }

    private void each(Wanted wanted, ZoneId zone, Line line) throws IOException {
        var page = entries.find(wanted, zone, PAGE);
        while (!page.isEmpty()) {
            for (var kept : page) {
                line.write(kept);
            }
            page = entries.find(wanted.before(page.getLast().position()), zone, PAGE);
        }
    }

    private static List<String> values(Kept kept) {
        return List.of(
                String.valueOf(kept.position()),
                kept.at().toString(),
                kept.who(),
                Objects.requireNonNullElse(kept.behind(), ""),
                kept.action(),
                kept.subject(),
                kept.before(),
                kept.after(),
                kept.origin(),
                kept.client(),
                kept.request(),
                kept.correlation());
    }

    private interface Line {
        void write(Kept kept) throws IOException;
    }
}
