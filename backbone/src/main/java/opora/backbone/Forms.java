package opora.backbone;

import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/// Derives the forms, and with them the Avro schemas, of a record and everything inside it.
final class Forms {
    private final Map<Class<?>, Form> named = new HashMap<>();

    static RecordForm of(Class<?> type) {
        if (!type.isRecord()) {
            throw new IllegalArgumentException(type.getName() + " is no record");
        }
        return (RecordForm) new Forms().record(type);
    }

    /// The name in Avro: like the class's, with a dot also before a nested one.
    static String nameOf(Class<?> type) {
        var outer = type.getEnclosingClass();
        return outer == null ? type.getName() : nameOf(outer) + "." + type.getSimpleName();
    }

    private Form record(Class<?> type) {
        var known = named.get(type);
        if (known != null) {
            return known;
        }
        var schema = Schema.createRecord(nameOf(type), null, null, false);
        var form = new RecordForm(type, schema);
        named.put(type, form);
        var fields = new ArrayList<Schema.Field>();
        var components = type.getRecordComponents();
        for (var i = 0; i < components.length; i++) {
            var where = type.getSimpleName() + "." + components[i].getName();
            var part = form(components[i].getAnnotatedType(), where);
            form.part(i, part);
            fields.add(field(components[i], part, where));
        }
        schema.setFields(fields);
        return form;
    }

    private Schema.Field field(RecordComponent component, Form form, String where) {
        var doc = docOf(component);
        var stated = component.getAnnotation(Default.class);
        if (form instanceof Form.Optional) {
            if (stated != null) {
                throw new IllegalArgumentException(
                        where + " is @Nullable, its default is null: drop @Default");
            }
            return new Schema.Field(
                    component.getName(), form.schema(), doc, Schema.Field.NULL_DEFAULT_VALUE);
        }
        return stated == null
                ? new Schema.Field(component.getName(), form.schema(), doc)
                : new Schema.Field(
                        component.getName(),
                        form.schema(),
                        doc,
                        fallback(form, component, stated, where));
    }

    private static @Nullable String docOf(RecordComponent component) {
        var personal = component.getAnnotation(Personal.class);
        if (personal == null) {
            return Scalars.docOf(component.getType());
        }
        return personal.of().isEmpty()
                ? "sealed with the key of the person whom the list is about"
                : "sealed with the key of the person in " + personal.of();
    }

    private static Object fallback(
            Form form, RecordComponent component, Default stated, String where) {
        try {
            return switch (form) {
                case Form.Scalar _ -> Scalars.fallback(component.getType(), stated.value());
                case Form.Symbol symbol when symbol.schema().hasEnumSymbol(stated.value()) ->
                        stated.value();
                case Form.Items _ when stated.value().equals("[]") -> List.of();
                case Form.Entries _ when stated.value().equals("{}") -> Map.of();
                case Form.Symbol _, Form.Items _, Form.Entries _, Form.Optional _, RecordForm _ ->
                        throw new IllegalArgumentException("not possible here");
            };
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(
                    where + " cannot have @Default(\"" + stated.value() + "\"): " + e.getMessage(),
                    e);
        }
    }

    private Form form(AnnotatedType type, String where) {
        var required = required(type, where);
        if (!type.isAnnotationPresent(Nullable.class)) {
            return required;
        }
        return new Form.Optional(
                Schema.createUnion(Schema.create(Schema.Type.NULL), required.schema()), required);
    }

    private Form required(AnnotatedType type, String where) {
        if (type.getType() instanceof Class<?> plain) {
            return plain(plain, where);
        }
        if (type instanceof AnnotatedParameterizedType generic
                && type.getType() instanceof ParameterizedType parameters) {
            var arguments = generic.getAnnotatedActualTypeArguments();
            if (parameters.getRawType() == List.class) {
                var item = item(arguments[0], where);
                return new Form.Items(Schema.createArray(item.schema()), item);
            }
            if (parameters.getRawType() == Map.class && arguments[0].getType() == String.class) {
                var value = item(arguments[1], where);
                return new Form.Entries(Schema.createMap(value.schema()), value);
            }
        }
        throw unsupported(type.getType().getTypeName(), where);
    }

    private Form item(AnnotatedType type, String where) {
        var form = form(type, where);
        if (type.getType() instanceof Class<?> plain
                && plain.isRecord()
                && plain.getRecordComponents().length == 0) {
            throw new IllegalArgumentException(
                    where + " holds empty records, whose number nothing would limit");
        }
        return form;
    }

    private Form plain(Class<?> type, String where) {
        var scalar = Scalars.of(type);
        if (scalar != null) {
            return scalar;
        }
        if (type.isRecord()) {
            return record(type);
        }
        if (type.isEnum()) {
            return named.computeIfAbsent(type, Forms::symbol);
        }
        throw unsupported(type.getTypeName(), where);
    }

    private static Form symbol(Class<?> type) {
        var constants = type.getEnumConstants();
        var symbols = Arrays.stream(constants).map(each -> ((Enum<?>) each).name()).toList();
        var unknown =
                Arrays.stream(type.getFields())
                        .filter(
                                each ->
                                        each.isEnumConstant()
                                                && each.isAnnotationPresent(Default.class))
                        .findFirst()
                        .map(each -> each.getName())
                        .orElse(null);
        return new Form.Symbol(
                Schema.createEnum(nameOf(type), null, null, symbols, unknown), constants);
    }

    private static IllegalArgumentException unsupported(String type, String where) {
        var advice =
                type.equals(BigDecimal.class.getName())
                        ? "say it in a long of the smallest unit, as money is"
                        : "use boolean, int, long, float, double, String, byte[], Instant, LocalDate, Duration, UUID,"
                                + " an enum, a record, List or Map<String, …>";
        return new IllegalArgumentException(where + ": no " + type + " on the wire; " + advice);
    }
}
