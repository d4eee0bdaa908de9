package opora.backbone;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The components of an event that say something of a person, and how to make the same event with
/// other words in them.
final class PersonalFields {
    private final Class<?> record;
    private final MethodHandle[] accessors;
    private final MethodHandle constructor;
    private final Map<Integer, Field> fields;

    /// @param person the number of the component that names whom it is about
    /// @param entries of a map; all when empty
    /// @param inside what is personal in the records that a list holds
    private record Field(int person, Set<String> entries, @Nullable PersonalFields inside) {}

    private PersonalFields(
            Class<?> record,
            MethodHandle[] accessors,
            MethodHandle constructor,
            Map<Integer, Field> fields) {
        this.record = record;
        this.accessors = accessors;
        this.constructor = constructor;
        this.fields = fields;
    }

    /// Null when nothing in it is personal, as in most events.
    static @Nullable PersonalFields of(Class<?> record) {
        var components = record.getRecordComponents();
        var fields = new HashMap<Integer, Field>();
        for (var i = 0; i < components.length; i++) {
            var personal = components[i].getAnnotation(Personal.class);
            if (personal != null) {
                fields.put(i, field(record, components, components[i], personal));
            }
        }
        return fields.isEmpty() ? null : reach(record, components, fields);
    }

    private static Field field(
            Class<?> record,
            RecordComponent[] components,
            RecordComponent component,
            Personal personal) {
        var where = record.getName() + "." + component.getName();
        var type = component.getGenericType().getTypeName().replaceAll("@\\S+ ", "");
        var inside = inside(component);
        if (inside == null
                && !Set.of(
                                "java.lang.String",
                                "java.util.List<java.lang.String>",
                                "java.util.Map<java.lang.String, java.lang.String>")
                        .contains(type)) {
            throw new IllegalArgumentException(where + " is @Personal, but is no text: " + type);
        }
        for (var i = 0; i < components.length; i++) {
            if (components[i].getName().equals(personal.of())) {
                return new Field(i, Set.of(personal.entries()), inside);
            }
        }
        throw new IllegalArgumentException(
                where + " is @Personal, but there is no " + personal.of() + " to name the person");
    }

    /// Null where it is no list of records that have something personal.
    private static @Nullable PersonalFields inside(RecordComponent component) {
        if (!(component.getGenericType() instanceof ParameterizedType list)
                || list.getRawType() != List.class
                || !(list.getActualTypeArguments()[0] instanceof Class<?> item)
                || !item.isRecord()) {
            return null;
        }
        var components = item.getRecordComponents();
        var fields = new HashMap<Integer, Field>();
        for (var i = 0; i < components.length; i++) {
            if (components[i].isAnnotationPresent(Personal.class)) {
                if (components[i].getType() != String.class) {
                    throw new IllegalArgumentException(
                            item.getName() + "." + components[i].getName() + " is no text");
                }
                fields.put(i, new Field(i, Set.of(), null));
            }
        }
        return fields.isEmpty() ? null : reach(item, components, fields);
    }

    private static PersonalFields reach(
            Class<?> record, RecordComponent[] components, Map<Integer, Field> fields) {
        try {
            var lookup = MethodHandles.privateLookupIn(record, MethodHandles.lookup());
            var accessors = new MethodHandle[components.length];
            for (var i = 0; i < accessors.length; i++) {
                accessors[i] = lookup.unreflect(components[i].getAccessor());
            }
            var types =
                    Arrays.stream(components)
                            .map(RecordComponent::getType)
                            .toArray(Class<?>[]::new);
            var constructor =
                    lookup.unreflectConstructor(record.getDeclaredConstructor(types))
                            .asSpreader(Object[].class, types.length);
            return new PersonalFields(record, accessors, constructor, fields);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("cannot reach into " + record.getName(), e);
        }
    }

    /// Puts another word in the place of each that is personal.
    interface Words {
        String instead(String person, String word);
    }

    /// Whom the event says something of.
    void persons(Object event, Set<String> found) {
        for (var field : fields.values()) {
            var person = value(event, field.person());
            if (person != null && !person.toString().isEmpty()) {
                found.add(person.toString());
            }
        }
    }

    Object with(Object event, Words words) {
        var values = new ArrayList<@Nullable Object>();
        for (var i = 0; i < accessors.length; i++) {
            values.add(value(event, i));
        }
        for (var entry : fields.entrySet()) {
            var index = entry.getKey();
            var field = entry.getValue();
            var person = value(event, field.person());
            var value = value(event, index);
            if (value != null && person != null && !person.toString().isEmpty()) {
                values.set(index, with(value, field, person.toString(), words));
            }
        }
        return construct(values.toArray());
    }

    /// A record in a list, about the same person as the list.
    private Object with(Object part, String person, Words words) {
        var values = new ArrayList<@Nullable Object>();
        for (var i = 0; i < accessors.length; i++) {
            var value = value(part, i);
            var personal = value != null && fields.containsKey(i);
            values.add(personal ? word(person, String.valueOf(value), words) : value);
        }
        return construct(values.toArray());
    }

    private static Object with(Object value, Field field, String person, Words words) {
        return switch (value) {
            case String text -> word(person, text, words);
            case List<?> list -> {
                var inside = field.inside();
                yield list.stream()
                        .map(
                                each ->
                                        inside == null
                                                ? word(person, String.valueOf(each), words)
                                                : inside.with(each, person, words))
                        .toList();
            }
            case Map<?, ?> map -> {
                var other = new LinkedHashMap<Object, Object>();
                for (var entry : map.entrySet()) {
                    var personal =
                            field.entries().isEmpty() || field.entries().contains(entry.getKey());
                    var word = String.valueOf(entry.getValue());
                    other.put(entry.getKey(), personal ? word(person, word, words) : word);
                }
                yield other;
            }
            default -> throw new IllegalArgumentException("no text: " + value.getClass());
        };
    }

    private static String word(String person, String word, Words words) {
        return word.isEmpty() ? word : words.instead(person, word);
    }

    private @Nullable Object value(Object event, int index) {
        try {
            return accessors[index].invoke(event);
        } catch (Throwable e) {
            throw new IllegalArgumentException("cannot read " + record.getName(), e);
        }
    }

    private Object construct(Object[] values) {
        try {
            return constructor.invoke(values);
        } catch (Throwable e) {
            throw new UnreadableEvent(
                    record.getName() + " refuses what was sent: " + e.getMessage(), e);
        }
    }
}
