package opora.backbone;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.Schema.Type;
import org.jspecify.annotations.Nullable;

/// The forms of the types without parts. Times travel in milliseconds: finer parts are cut off.
final class Scalars {
    private static final Map<Class<?>, Form.Scalar> BY_TYPE =
            Map.ofEntries(
                    entry(
                            boolean.class,
                            Type.BOOLEAN,
                            (v, to) -> to.bool((boolean) v),
                            from -> from.readBoolean()),
                    entry(
                            int.class,
                            Type.INT,
                            (v, to) -> to.number((int) v),
                            from -> from.readInt()),
                    entry(
                            long.class,
                            Type.LONG,
                            (v, to) -> to.number((long) v),
                            from -> from.readLong()),
                    entry(
                            float.class,
                            Type.FLOAT,
                            (v, to) -> to.decimal((float) v),
                            from -> from.readFloat()),
                    entry(
                            double.class,
                            Type.DOUBLE,
                            (v, to) -> to.decimal((double) v),
                            from -> from.readDouble()),
                    entry(
                            String.class,
                            Type.STRING,
                            (v, to) -> to.text((String) v),
                            from -> from.readString()),
                    entry(
                            byte[].class,
                            Type.BYTES,
                            (v, to) -> to.bytes((byte[]) v),
                            from -> Form.bytesOf(from.readBytes(null))),
                    Map.entry(
                            Instant.class,
                            new Form.Scalar(
                                    LogicalTypes.timestampMillis()
                                            .addToSchema(Schema.create(Type.LONG)),
                                    (v, to) -> to.number(((Instant) v).toEpochMilli()),
                                    from -> Instant.ofEpochMilli(from.readLong()))),
                    Map.entry(
                            LocalDate.class,
                            new Form.Scalar(
                                    LogicalTypes.date().addToSchema(Schema.create(Type.INT)),
                                    (v, to) ->
                                            to.number(
                                                    Math.toIntExact(((LocalDate) v).toEpochDay())),
                                    from -> LocalDate.ofEpochDay(from.readInt()))),
                    entry(
                            Duration.class,
                            Type.LONG,
                            (v, to) -> to.number(((Duration) v).toMillis()),
                            from -> Duration.ofMillis(from.readLong())),
                    Map.entry(
                            UUID.class,
                            new Form.Scalar(
                                    LogicalTypes.uuid().addToSchema(Schema.create(Type.STRING)),
                                    (v, to) -> to.text(v.toString()),
                                    from -> UUID.fromString(from.readString()))));

    private static final Map<Class<?>, Class<?>> UNBOXED =
            Map.of(
                    Boolean.class, boolean.class,
                    Integer.class, int.class,
                    Long.class, long.class,
                    Float.class, float.class,
                    Double.class, double.class);

    private Scalars() {}

    static Form.@Nullable Scalar of(Class<?> type) {
        return BY_TYPE.get(UNBOXED.getOrDefault(type, type));
    }

    static @Nullable String docOf(Class<?> type) {
        return type == Duration.class ? "milliseconds" : null;
    }

    /// A default as Avro wants it, from its text.
    static Object fallback(Class<?> type, String text) {
        return switch (UNBOXED.getOrDefault(type, type).getName()) {
            case "boolean" -> bool(text);
            case "int" -> Integer.parseInt(text);
            case "long" -> Long.parseLong(text);
            case "float" -> Float.parseFloat(text);
            case "double" -> Double.parseDouble(text);
            case "java.time.Instant" -> Instant.parse(text).toEpochMilli();
            case "java.time.LocalDate" -> Math.toIntExact(LocalDate.parse(text).toEpochDay());
            case "java.time.Duration" -> Duration.parse(text).toMillis();
            case "java.util.UUID" -> UUID.fromString(text).toString();
            case "java.lang.String" -> text;
            default -> throw new IllegalArgumentException("no default for " + type.getSimpleName());
        };
    }

    private static boolean bool(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("neither true nor false");
        };
    }

    private static Map.Entry<Class<?>, Form.Scalar> entry(
            Class<?> type, Type avro, Form.Scalar.Writes writes, Form.Scalar.Reads reads) {
        return Map.entry(type, new Form.Scalar(Schema.create(avro), writes, reads));
    }
}
