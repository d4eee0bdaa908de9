package opora.webhooks;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import opora.backbone.Backbone;
import opora.backbone.EventType;
import opora.shell.Edition;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Which endpoints want which event, remembered until somebody changes one.
@Component
class EndpointBook {
    private static final String EDITION = "webhooks.edition";
    private static final Page NONE = new Page(Map.of(), Set.of());

    private final Endpoints endpoints;
    private final Backbone backbone;
    private final Edition<Page> edition;

    EndpointBook(JdbcClient db, Endpoints endpoints, Backbone backbone) {
        this.endpoints = endpoints;
        this.backbone = backbone;
        this.edition = new Edition<>(db, EDITION, this::read);
    }

    record Page(Map<String, List<Endpoint>> wanted, Set<String> topics) {}

    /// The names of all events, sorted.
    List<String> events() {
        return backbone.types().all().stream().map(EventType::name).sorted().toList();
    }

    Page current() {
        return edition.current();
    }

    Set<String> topics() {
        return edition.recent(NONE).topics();
    }

    private Page read() {
        var all = endpoints.all();
        var types =
                all.stream()
                        .flatMap(one -> one.types().stream())
                        .filter(type -> !type.equals(KeepNotices.TYPE)) // those name their webhook
                        .distinct()
                        .toList();
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
        return new Page(wanted, topics);
    }

    static void turnPage(JdbcClient db) {
        Edition.turn(db, EDITION);
    }
}
