package opora.explorer;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import opora.backbone.Backbone;
import opora.backbone.EventType;
import opora.backbone.Key;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// All events there are. The code does not change while it runs, so it is read once, when first
/// asked for.
@Component
class Catalogue {
    private final Backbone backbone;
    private volatile @Nullable Known known;

    Catalogue(Backbone backbone) {
        this.backbone = backbone;
    }

    private record Known(Set<String> types, EventMap map) {}

    List<EventCard> cards() {
        var map = map();
        return backbone.types().all().stream()
                .map(type -> card(type, map))
                .sorted(Comparator.comparing(EventCard::topic).thenComparing(EventCard::type))
                .toList();
    }

    Optional<EventCard> card(String type) {
        var found = backbone.types().named(type);
        return found == null ? Optional.empty() : Optional.of(card(found, map()));
    }

    List<SchemaVersion> versions(String type) {
        var found = backbone.types().named(type);
        return found == null ? List.of() : SchemaVersion.of(backbone.types().versions(found));
    }

    /// A payload of that event, with made-up values.
    String example(String type) {
        var found = backbone.types().named(type);
        return found == null ? "" : Example.of(found.codec().schema());
    }

    Map<String, List<String>> consumers() {
        var consumers = new HashMap<String, List<String>>();
        map().consumers().forEach((type, contexts) -> consumers.put(type, List.copyOf(contexts)));
        return consumers;
    }

    private EventMap map() {
        var types =
                backbone.types().all().stream().map(EventType::name).collect(Collectors.toSet());
        var current = known;
        if (current == null || !current.types().equals(types)) {
            current = new Known(types, EventMap.of(types));
            known = current;
        }
        return current.map();
    }

    private static EventCard card(EventType<?> type, EventMap map) {
        var key =
                Stream.of(type.record().getRecordComponents())
                        .filter(component -> component.isAnnotationPresent(Key.class))
                        .findFirst();
        var owner = EventCard.ownerOf(type.name());
        return new EventCard(
                type.name(),
                type.topic(),
                key.map(component -> component.getName()).orElse(null),
                // one that nobody constructs is read from its owner's tables
                List.copyOf(map.producers().getOrDefault(type.name(), Set.of(owner))),
                List.copyOf(map.consumers().getOrDefault(type.name(), Set.of())));
    }
}
