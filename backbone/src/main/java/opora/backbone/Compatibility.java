package opora.backbone;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.Incompatibility;

/// Compares a new schema with those before it, and says in plain sentences what would break and
/// what to do.
public final class Compatibility {
    private Compatibility() {}

    /// @param earlier the versions before, oldest first
    public static void check(CompatibilityLevel level, Schema next, List<Schema> earlier) {
        var problems = problems(level, next, earlier);
        if (!problems.isEmpty()) {
            throw new IncompatibleSchema(next.getFullName() + ": " + String.join("; ", problems));
        }
    }

    /// The same as sentences, none when all is well. Versions are counted from 1.
    public static List<String> problems(
            CompatibilityLevel level, Schema next, List<Schema> earlier) {
        var versions = new ArrayList<Numbered>();
        for (var each : earlier) {
            versions.add(new Numbered(versions.size() + 1, each));
        }
        return problemsWith(level, next, versions);
    }

    static List<String> problemsWith(
            CompatibilityLevel level, Schema next, List<Numbered> earlier) {
        var sentences = new LinkedHashSet<String>();
        var first = level.transitive ? 0 : Math.max(0, earlier.size() - 1);
        for (var before : earlier.subList(first, earlier.size())) {
            if (level.backward) {
                for (var each : misfits(next, before.schema())) {
                    sentences.add(new Misfit(each, next, before.version()).asNewReader());
                }
            }
            if (level.forward) {
                for (var each : misfits(before.schema(), next)) {
                    sentences.add(
                            new Misfit(each, before.schema(), before.version()).asOldReader());
                }
            }
        }
        return List.copyOf(sentences);
    }

    private static List<Incompatibility> misfits(Schema reader, Schema writer) {
        return SchemaCompatibility.checkReaderWriterCompatibility(reader, writer)
                .getResult()
                .getIncompatibilities();
    }

    record Numbered(int version, Schema schema) {}
}
