package opora.backbone;

import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;

/// A registry within this process, for scenarios and simulations: nothing is kept and nothing
/// refused.
public final class MemoryRegistry implements SchemaRegistry {
    private static final List<Schema> SCHEMAS = new ArrayList<>();

    @Override
    public int register(String subject, Schema schema) {
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
    public void close() {}
}
