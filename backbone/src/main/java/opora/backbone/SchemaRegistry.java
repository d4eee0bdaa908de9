package opora.backbone;

import java.util.List;
import org.apache.avro.Schema;

/// Gives schemas their ids. The same call for the same schema always answers the same id.
public interface SchemaRegistry extends AutoCloseable {
    /// Registers a version under a subject; refuses one that readers of the earlier versions could
    /// not follow.
    int register(String subject, Schema schema) throws IncompatibleSchema;

    /// The schema that a message was written with; throws if it stays unknown for the registry's
    /// time limit.
    Schema byId(int id);

    /// How many schemas this process knows, for those who watch.
    default int ids() {
        return 0;
    }

    /// What was registered under a subject, the first version first.
    List<Schema> versions(String subject);

    @Override
    void close();
}
