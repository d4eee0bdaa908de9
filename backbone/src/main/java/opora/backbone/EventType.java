package opora.backbone;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// What is known of an event record: its name, its topic, how to read its key and how to write it.
public final class EventType<E> {
    private final Class<E> record;
    private final Topic topic;
    private final @Nullable MethodHandle key;
    private final Codec<E> codec;
    private final @Nullable PersonalFields personal;

    private EventType(Class<E> record, Topic topic, @Nullable MethodHandle key) {
        this.record = record;
        this.topic = topic;
        this.key = key;
        this.codec = new RecordCodec<>(record);
        this.personal = PersonalFields.of(record);
    }

    public static <E> EventType<E> of(Class<E> record) {
        var topic = record.getAnnotation(Topic.class);
        if (topic == null || !record.isRecord()) {
            throw new IllegalArgumentException(
                    record.getName() + " is no event: it must be a record with @Topic");
        }
        var keys =
                Arrays.stream(record.getRecordComponents())
                        .filter(component -> component.isAnnotationPresent(Key.class))
                        .toList();
        if (keys.size() > 1) {
            throw new IllegalArgumentException(record.getName() + " has more than one @Key");
        }
        try {
            var lookup = MethodHandles.privateLookupIn(record, MethodHandles.lookup());
            var key = keys.isEmpty() ? null : lookup.unreflect(keys.getFirst().getAccessor());
            return new EventType<>(record, topic, key);
        } catch (IllegalAccessException e) {
            throw new IllegalArgumentException("cannot read " + record.getName(), e);
        }
    }

    public Class<E> record() {
        return record;
    }

    /// The full name, the same in Avro and in CloudEvents; a nested record's has a dot where Java
    /// has a dollar.
    public String name() {
        return codec.schema().getFullName();
    }

    public String topic() {
        return topic.value();
    }

    public int partitions() {
        return topic.partitions();
    }

    public boolean compacted() {
        return topic.compacted();
    }

    public Codec<E> codec() {
        return codec;
    }

    /// What of it is sealed with a person's key; null when nothing is.
    @Nullable PersonalFields personal() {
        return personal;
    }

    public @Nullable String keyOf(Object event) {
        if (key == null) {
            return null;
        }
        try {
            var value = key.invoke(event);
            return value == null ? null : value.toString();
        } catch (Throwable e) {
            throw new IllegalStateException("cannot read the key of " + name(), e);
        }
    }
}
