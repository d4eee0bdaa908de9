package opora.backbone;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;

/// Creates the topics that events declare and that do not exist yet, each with a topic for its dead
/// letters.
final class Topics {
    private final Map<String, Object> client;
    private final TopicSettings settings;

    Topics(Map<String, Object> client, TopicSettings settings) {
        this.client = client;
        this.settings = settings;
    }

    void create(Collection<EventType<?>> types) {
        var wanted = new LinkedHashMap<String, NewTopic>();
        for (var type : types) {
            var partitions = type.partitions() > 0 ? type.partitions() : settings.partitions();
            wanted.put(type.topic(), topic(type.topic(), partitions, type.compacted()));
            wanted.put(type.topic() + ".dlq", topic(type.topic() + ".dlq", 1, false));
        }
        try (var admin = Admin.create(client)) {
            var known = admin.listTopics().names().get();
            var missing =
                    wanted.values().stream()
                            .filter(topic -> !known.contains(topic.name()))
                            .toList();
            create(admin, missing);
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot create topics: " + Failures.sentence(e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void create(Admin admin, List<NewTopic> topics)
            throws ExecutionException, InterruptedException {
        var pending = new ArrayList<>(admin.createTopics(topics).values().values());
        for (var one : pending) {
            try {
                one.get();
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw e;
                }
            }
        }
    }

    private NewTopic topic(String name, int partitions, boolean compacted) {
        var configs = new HashMap<String, String>();
        configs.put("min.insync.replicas", String.valueOf(settings.minInsyncReplicas()));
        if (compacted) {
            configs.put("cleanup.policy", "compact");
        } else {
            configs.put("retention.ms", String.valueOf(settings.retention().toMillis()));
        }
        return new NewTopic(name, partitions, (short) settings.replication()).configs(configs);
    }
}
