package opora.backbone;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;

/// The built-in registry. It lives in the topic `opora.schemas`, which every process reads whole at
/// start: none depends on another, and joining needs no setting but where Kafka is.
public final class KafkaSchemaRegistry implements SchemaRegistry {
    static final String TOPIC = "opora.schemas";

    private static final Duration LIMIT = Duration.ofSeconds(30);

    final SchemaBook book = new SchemaBook();
    final SchemaLog log;

    /// @param client settings of any Kafka client: `bootstrap.servers` and, as needed, security
    public KafkaSchemaRegistry(Map<String, ?> client) {
        this(client, 1);
    }

    /// @param replication of the topic if it has to be created; 1 leaves it to the cluster
    public KafkaSchemaRegistry(Map<String, ?> client, int replication) {
        this(client, LIMIT, new SchemaTopic.Place(TOPIC, replication));
    }

    /// @param limit how long Kafka may stay silent before a call fails
    public KafkaSchemaRegistry(Map<String, ?> client, Duration limit) {
        this(client, limit, new SchemaTopic.Place(TOPIC, 1));
    }

    /// Returns when all that is known has been read.
    KafkaSchemaRegistry(Map<String, ?> client, Duration limit, SchemaTopic.Place place) {
        log = new SchemaLog(client, place, book, limit);
        try {
            log.catchUp();
        } catch (RuntimeException e) {
            log.close();
            throw e;
        }
    }

    @Override
    public int ids() {
        return book.size();
    }

    @Override
    public int register(String subject, Schema schema) throws IncompatibleSchema {
        while (true) {
            var known = book.find(subject, schema);
            if (known != null) {
                return known.id();
            }
            var revision = book.revision(subject);
            var problems = book.problems(subject, schema);
            if (!problems.isEmpty()) {
                throw new IncompatibleSchema(subject + ": " + String.join("; ", problems));
            }
            // if another process was quicker the book ignores our line, and we look again
            log.append(new SchemaChange.Register(subject, revision, schema.toString()));
        }
    }

    /// A schema is in the log before the first event that carries its id. So an id that the log
    /// does not have by now comes from somewhere else, and there is no point in waiting for it.
    @Override
    public Schema byId(int id) {
        var schema = book.byId(id);
        if (schema == null) {
            log.catchUp();
            schema = book.byId(id);
        }
        if (schema == null) {
            throw new UnreadableEvent("no schema has the id " + id);
        }
        return schema;
    }

    @Override
    public List<Schema> versions(String subject) {
        return book.versions(subject, false).stream().map(SchemaBook.Version::schema).toList();
    }

    @Override
    public void close() {
        log.close();
    }
}
