package opora.rules;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import opora.backbone.Backbone;
import opora.backbone.EventType;
import opora.backbone.Meta;
import opora.backbone.Payloads;
import opora.backbone.RawEvent;
import org.springframework.stereotype.Component;

/// The events that a rule can react to: all there are but the ones that tell of notifications
/// themselves, since a rule about those would set itself off for ever.
@Component
class EventCatalogue {
    private static final String OWN = "opora.notifications.";
    private static final String NOTICE = NoticeIssued.class.getName();
    private static final int MOST = 20;

    private final Backbone backbone;
    private final Payloads payloads;

    EventCatalogue(Backbone backbone) {
        this.backbone = backbone;
        this.payloads = backbone.payloads();
    }

    /// Their full names, sorted.
    List<String> names() {
        return backbone.types().all().stream()
                .map(EventType::name)
                .filter(name -> !own(name))
                .sorted()
                .toList();
    }

    private static boolean own(String name) {
        return name.startsWith(OWN) || name.equals(NOTICE);
    }

    Optional<EventFields> fields(String name) {
        var type = own(name) ? null : backbone.types().named(name);
        return type == null ? Optional.empty() : Optional.of(EventFields.of(type.codec().schema()));
    }

    Set<String> topics(Collection<String> names) {
        return backbone.types().all().stream()
                .filter(type -> names.contains(type.name()))
                .map(EventType::topic)
                .collect(Collectors.toUnmodifiableSet());
    }

    Facts facts(RawEvent event) {
        return new Facts(event.meta(), payloads.sealedTree(event.payload()), this::opened);
    }

    private String opened(String word) {
        return backbone.database().personKeys().reveal(word, "");
    }

    /// The latest that happened, the newest first; one made up where nothing has happened yet.
    List<Past> past(String name) {
        var type = backbone.types().named(name);
        if (type == null) {
            return List.of();
        }
        var real =
                backbone.recent(type, MOST).stream()
                        .map(event -> new Past(Past.idOf(event), facts(event), true))
                        .toList();
        return real.isEmpty() ? List.of(made(type)) : real;
    }

    private static Past made(EventType<?> type) {
        var now = Instant.now();
        var meta = new Meta("made-up", "", type.name(), type.topic(), null, now, "", null, null);
        return new Past("", new Facts(meta, Sample.of(type.codec().schema(), now)), false);
    }
}
