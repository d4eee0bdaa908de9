package opora.backbone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/// The history of every event's schema as files, `<event>/v1.avsc` and so on, so that it can be
/// reviewed with the code, and the build can refuse a change that would leave stored events
/// unreadable.
public final class SchemaFiles {
    private final Path folder;
    private final String command;

    /// @param command what a developer runs to write new versions, for the messages
    public SchemaFiles(Path folder, String command) {
        this.folder = folder;
        this.command = command;
    }

    /// What is to be done before these events may be built, in sentences; none when all is well.
    public List<String> problems(Collection<? extends Class<?>> events) {
        var problems = new ArrayList<String>();
        var schemas = schemas(events);
        schemas.forEach(
                (event, schema) -> {
                    var versions = versions(event);
                    var incompatible = incompatible(event, schema, versions);
                    if (incompatible != null) {
                        problems.add(incompatible);
                    } else if (!isNewest(schema, versions)) {
                        problems.add(
                                "%s %s: run %s to add version %d"
                                        .formatted(
                                                event,
                                                versions.isEmpty()
                                                        ? "is new"
                                                        : "changed compatibly",
                                                command,
                                                versions.size() + 1));
                    }
                });
        for (var event : folders()) {
            if (!schemas.containsKey(event)) {
                problems.add(
                        ("%s has no record any more, but stored events may need it: bring it back, or delete %s")
                                .formatted(event, folder.resolve(event)));
            }
        }
        return problems;
    }

    /// Adds a version where a schema is new or changed compatibly, and answers which.
    public List<Path> write(Collection<? extends Class<?>> events) {
        var written = new ArrayList<Path>();
        schemas(events)
                .forEach(
                        (event, schema) -> {
                            var versions = versions(event);
                            var incompatible = incompatible(event, schema, versions);
                            if (incompatible != null) {
                                throw new IncompatibleSchema(incompatible);
                            }
                            if (!isNewest(schema, versions)) {
                                written.add(write(file(event, versions.size() + 1), schema));
                            }
                        });
        return written;
    }

    private static TreeMap<String, Schema> schemas(Collection<? extends Class<?>> events) {
        var schemas = new TreeMap<String, Schema>();
        for (var event : events) {
            var type = EventType.of(event);
            schemas.put(EventTypes.subjectOf(type), type.codec().schema());
        }
        return schemas;
    }

    private @Nullable String incompatible(String event, Schema schema, List<Schema> versions) {
        if (isNewest(schema, versions)) {
            return null;
        }
        var reasons = Compatibility.problems(SchemaBook.USUAL, schema, versions);
        return reasons.isEmpty()
                ? null
                : event
                        + ": "
                        + String.join("; ", reasons)
                        + ". (Was it never released? Then delete "
                        + folder.resolve(event)
                        + " and run "
                        + command
                        + ".)";
    }

    private static boolean isNewest(Schema schema, List<Schema> versions) {
        return !versions.isEmpty() && versions.getLast().toString().equals(schema.toString());
    }

    private List<Schema> versions(String event) {
        var versions = new ArrayList<Schema>();
        for (var file = file(event, 1);
                Files.exists(file);
                file = file(event, versions.size() + 1)) {
            versions.add(read(file));
        }
        return versions;
    }

    private Path file(String event, int version) {
        return folder.resolve(event).resolve("v" + version + ".avsc");
    }

    private List<String> folders() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var entries = Files.list(folder)) {
            return entries.filter(Files::isDirectory)
                    .map(each -> each.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Schema read(Path file) {
        try {
            return SchemaBook.parse(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path write(Path file, Schema schema) {
        try {
            Files.createDirectories(file.getParent());
            return Files.writeString(file, schema.toString(true) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
