package opora.backbone;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/// The events this process knows, with the schema ids they are written under.
public final class EventTypes {
    private final Map<Class<?>, EventType<?>> byClass = new ConcurrentHashMap<>();
    private final Map<String, EventType<?>> byName = new ConcurrentHashMap<>();
    private final Map<Class<?>, Integer> ids = new ConcurrentHashMap<>();
    private final SchemaRegistry registry;
    private volatile @Nullable PersonKeys keys;

    public EventTypes(SchemaRegistry registry) {
        this.registry = registry;
    }

    /// Makes events known before the first one travels, and their schemas registered.
    public void declare(Collection<? extends Class<?>> records) {
        records.forEach(record -> idOf(of(record)));
    }

    @SuppressWarnings("unchecked")
    public <E> EventType<E> of(Class<E> record) {
        var known = byClass.get(record);
        if (known == null) {
            known = EventType.of(record);
            byClass.put(record, known);
            byName.put(known.name(), known);
        }
        return (EventType<E>) known;
    }

    /// The event of that full name, if this process has its record.
    public @Nullable EventType<?> named(String name) {
        return byName.get(name);
    }

    /// An event names its type; one from a stranger who names none is what its topic carries.
    @Nullable EventType<?> meant(@Nullable String name, String topic) {
        if (name != null && !name.isEmpty()) {
            return named(name);
        }
        var carried = on(topic);
        return carried.size() == 1 ? carried.iterator().next() : null;
    }

    public Collection<EventType<?>> all() {
        return byName.values();
    }

    /// The events of one topic.
    public Collection<EventType<?>> on(String topic) {
        return byName.values().stream()
                .filter(type -> type.topic().equals(topic))
                .collect(Collectors.toSet());
    }

    /// Where the keys come from; without any, what is personal is written as it is.
    void keys(PersonKeys chosen) {
        keys = chosen;
    }

    @Nullable PersonKeys keys() {
        return keys;
    }

    /// Gets the keys ready that these events are sealed with.
    void prepare(Collection<?> events) {
        var persons = new HashSet<String>();
        for (var event : events) {
            var personal = event instanceof Packed ? null : of(event.getClass()).personal();
            if (personal != null) {
                personal.persons(event, persons);
            }
        }
        var with = keys;
        if (with != null && !persons.isEmpty()) {
            with.prepare(persons);
        }
    }

    /// An event as it goes over the wire.
    byte[] write(Object event) {
        return write(of(event.getClass()), event);
    }

    @SuppressWarnings("unchecked")
    private <E> byte[] write(EventType<E> type, Object event) {
        var personal = type.personal();
        var with = keys;
        var sealed = personal == null || with == null ? event : personal.with(event, with::seal);
        return Framing.frame(idOf(type), type.codec().write((E) sealed));
    }

    /// An event as it came over the wire, read with the schema it names.
    @SuppressWarnings("unchecked")
    <E> E read(EventType<E> type, byte[] payload) {
        var buffer = java.nio.ByteBuffer.wrap(payload);
        var event = type.codec().read(buffer, registry.byId(Framing.idOf(buffer)));
        var personal = type.personal();
        var with = keys;
        return personal == null || with == null ? event : (E) personal.with(event, with::open);
    }

    /// The schemas an event has had, the first one first.
    public List<Schema> versions(EventType<?> type) {
        return registry.versions(subjectOf(type));
    }

    SchemaRegistry registry() {
        return registry;
    }

    private int idOf(EventType<?> type) {
        var id = ids.get(type.record());
        if (id == null) {
            id = registry.register(subjectOf(type), type.codec().schema());
            ids.put(type.record(), id);
        }
        return id;
    }

    /// A topic may carry several events, so each has versions of its own.
    static String subjectOf(EventType<?> type) {
        return type.name();
    }
}
