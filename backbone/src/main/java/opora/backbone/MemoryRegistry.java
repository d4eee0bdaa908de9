package opora.backbone;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;

/// A registry within this process, for scenarios and simulations: nothing is kept and nothing
/// refused.
public final class MemoryRegistry implements SchemaRegistry {
    private static final List<Schema> SCHEMAS = new ArrayList<>();

    private final Map<String, Set<Schema>> subjects = new ConcurrentHashMap<>();

    @Override
    public int register(String subject, Schema schema) {
        subjects.computeIfAbsent(subject, s -> Collections.synchronizedSet(new LinkedHashSet<>()))
                .add(schema);
        synchronized (SCHEMAS) {
            if (!SCHEMAS.contains(schema)) {
                SCHEMAS.add(schema);
            }
            return SCHEMAS.indexOf(schema);
        }
    }

    @Override
    public int ids() {
        synchronized (SCHEMAS) {
            return SCHEMAS.size();
        }
    }

    @Override
    public Schema byId(int id) {
        synchronized (SCHEMAS) {
            return SCHEMAS.get(id);
        }
    }

    @Override
    public List<Schema> versions(String subject) {
        return List.copyOf(subjects.getOrDefault(subject, Set.of()));
    }

    @Override
    public void close() {}
}
