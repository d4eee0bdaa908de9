package opora.webhooks;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import opora.backbone.Backbone;
import opora.backbone.EventType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Which endpoints want which event, remembered until somebody changes one.
@Component
class EndpointBook {
    private static final Logger log = LoggerFactory.getLogger(EndpointBook.class);
    private static final long LOOK_NANOS = 500_000_000;

    private final JdbcClient db;
    private final Endpoints endpoints;
    private final Backbone backbone;
    private volatile Page page = new Page(0, Map.of(), Set.of());
    private volatile long lookedAtNanos = System.nanoTime() - LOOK_NANOS;

    EndpointBook(JdbcClient db, Endpoints endpoints, Backbone backbone) {
        this.db = db;
        this.endpoints = endpoints;
        this.backbone = backbone;
    }

    record Page(long edition, Map<String, List<Endpoint>> wanted, Set<String> topics) {}

    /// The names of all events, sorted.
    List<String> events() {
        return backbone.types().all().stream().map(EventType::name).sorted().toList();
    }

    Page current() {
        var edition = db.sql("select number from webhooks.edition").query(Long.class).single();
        if (edition != page.edition()) {
            page = read(edition);
        }
        return page;
    }

    /// At most half a second old; without a database what it was.
    Set<String> topics() {
        var now = System.nanoTime();
        if (now - lookedAtNanos > LOOK_NANOS) {
            lookedAtNanos = now;
            try {
                current();
            } catch (DataAccessException e) {
                log.debug("the endpoints are looked at later", e);
            }
        }
        return page.topics();
    }

    private Page read(long edition) {
        var all = endpoints.all();
        var types = all.stream().flatMap(one -> one.types().stream()).distinct().toList();
        var wanted =
                types.stream()
                        .collect(
                                Collectors.toMap(
                                        type -> type,
                                        type ->
                                                all.stream()
                                                        .filter(one -> one.types().contains(type))
                                                        .toList()));
        var topics =
                backbone.types().all().stream()
                        .filter(type -> types.contains(type.name()))
                        .map(EventType::topic)
                        .collect(Collectors.toUnmodifiableSet());
        return new Page(edition, wanted, topics);
    }

    static void turnPage(JdbcClient db) {
        db.sql("update webhooks.edition set number = number + 1").update();
    }
}
