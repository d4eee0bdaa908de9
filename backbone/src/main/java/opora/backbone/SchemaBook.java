package opora.backbone;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/// What the registry's log amounts to. Whoever applies the same changes in the same order has the
/// same book, which is why processes agree on ids and versions without talking to each other.
final class SchemaBook {
    static final CompatibilityLevel USUAL = CompatibilityLevel.BACKWARD_TRANSITIVE;

    private final Map<String, Subject> subjects = new TreeMap<>();
    private final Map<String, Integer> ids = new HashMap<>();
    private final Map<Integer, Schema> schemas = new ConcurrentHashMap<>();
    private CompatibilityLevel level = USUAL;

    record Version(String subject, int version, int id, Schema schema, boolean deleted) {}

    synchronized void apply(SchemaChange change) {
        switch (change) {
            case SchemaChange.Register register -> register(register);
            case SchemaChange.Delete delete -> delete(delete);
            case SchemaChange.Level set -> {
                if (set.subject() == null) {
                    level = set.level() == null ? USUAL : set.level();
                } else {
                    var subject = subject(set.subject());
                    subject.level = set.level();
                    subject.revision++;
                }
            }
        }
    }

    private void register(SchemaChange.Register register) {
        var subject = subject(register.subject());
        var schema = parse(register.schema());
        var text = schema.toString();
        if (subject.revision != register.revision() || subject.live(text) != null) {
            return;
        }
        var id = ids.computeIfAbsent(text, this::freeId);
        schemas.putIfAbsent(id, schema);
        subject.revision++;
        subject.last++;
        subject.versions.add(
                new Version(register.subject(), subject.last, id, schemas.get(id), false));
    }

    /// Ids are drawn from the text, so they are the same wherever the log is the same, and in most
    /// places where not.
    private int freeId(String text) {
        var id = idOf(text);
        while (schemas.containsKey(id)) {
            id = id == Integer.MAX_VALUE ? 1 : id + 1;
        }
        return id;
    }

    static int idOf(String text) {
        try {
            var hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return Math.max(1, ByteBuffer.wrap(hash).getInt() & Integer.MAX_VALUE);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private void delete(SchemaChange.Delete delete) {
        var subject = subject(delete.subject());
        var before = List.copyOf(subject.versions);
        subject.versions.clear();
        for (var each : before) {
            var meant = delete.version() == null || delete.version() == each.version;
            if (!meant) {
                subject.versions.add(each);
            } else if (!delete.permanent() || !each.deleted) {
                var deleted = each.deleted || !delete.permanent();
                subject.versions.add(
                        new Version(each.subject, each.version, each.id, each.schema, deleted));
            }
        }
        subject.revision++;
    }

    /// Null for an id nobody registered. An id stays for ever: events that carry it may lie
    /// anywhere.
    int size() {
        return schemas.size();
    }

    @Nullable Schema byId(int id) {
        return schemas.get(id);
    }

    synchronized List<String> subjects(boolean deletedToo) {
        return subjects.keySet().stream()
                .filter(each -> !versions(each, deletedToo).isEmpty())
                .toList();
    }

    /// Oldest first; empty for a subject that does not exist.
    synchronized List<Version> versions(String name, boolean deletedToo) {
        var subject = subjects.get(name);
        return subject == null
                ? List.of()
                : subject.versions.stream().filter(each -> deletedToo || !each.deleted).toList();
    }

    synchronized List<Version> versionsOf(int id) {
        return subjects.values().stream()
                .flatMap(subject -> subject.versions.stream())
                .filter(each -> each.id == id)
                .toList();
    }

    synchronized @Nullable Version find(String name, Schema schema) {
        var subject = subjects.get(name);
        return subject == null ? null : subject.live(schema.toString());
    }

    synchronized int revision(String name) {
        var subject = subjects.get(name);
        return subject == null ? 0 : subject.revision;
    }

    synchronized CompatibilityLevel level() {
        return level;
    }

    /// The subject's own level, null when it goes with the others.
    synchronized @Nullable CompatibilityLevel ownLevel(String name) {
        var subject = subjects.get(name);
        return subject == null ? null : subject.level;
    }

    synchronized List<String> problems(String name, Schema next) {
        var own = ownLevel(name);
        var earlier =
                versions(name, false).stream()
                        .map(each -> new Compatibility.Numbered(each.version, each.schema))
                        .toList();
        return Compatibility.problemsWith(own == null ? level : own, next, earlier);
    }

    static Schema parse(String text) {
        return new Schema.Parser().parse(text);
    }

    private Subject subject(String name) {
        return subjects.computeIfAbsent(name, _ -> new Subject());
    }

    private static final class Subject {
        private final List<Version> versions = new ArrayList<>();
        private @Nullable CompatibilityLevel level;
        private int revision;
        private int last;

        @Nullable Version live(String text) {
            for (var each : versions) {
                if (!each.deleted && each.schema.toString().equals(text)) {
                    return each;
                }
            }
            return null;
        }
    }
}
