package opora.backbone;

import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import org.apache.avro.Schema;
import org.apache.avro.io.Decoder;
import org.apache.avro.io.ResolvingDecoder;
import org.jspecify.annotations.Nullable;

/// A record on the wire. Its accessors and its canonical constructor are method handles resolved
/// once.
final class RecordForm implements Form {
    /// Deeper nesting than this is a loop or an attack.
    private static final int DEEPEST = 64;

    private static final MethodType READ = MethodType.methodType(Object.class, Object.class);

    private final Schema schema;
    private final String[] names;
    private final MethodHandle[] accessors;
    private final MethodHandle constructor;
    private final Form[] forms;

    /// The forms are filled in by [#parts], as a record may contain itself.
    RecordForm(Class<?> type, Schema schema) {
        var components = type.getRecordComponents();
        this.schema = schema;
        this.names = Arrays.stream(components).map(RecordComponent::getName).toArray(String[]::new);
        this.forms = new Form[components.length];
        this.accessors = new MethodHandle[components.length];
        try {
            var lookup = MethodHandles.privateLookupIn(type, MethodHandles.lookup());
            var types =
                    Arrays.stream(components)
                            .map(RecordComponent::getType)
                            .toArray(Class<?>[]::new);
            this.constructor =
                    lookup.findConstructor(type, MethodType.methodType(void.class, types))
                            .asType(MethodType.genericMethodType(types.length))
                            .asSpreader(Object[].class, types.length);
            for (var i = 0; i < accessors.length; i++) {
                accessors[i] = lookup.unreflect(components[i].getAccessor()).asType(READ);
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("cannot reach into " + type.getName(), e);
        }
    }

    void part(int index, Form form) {
        forms[index] = form;
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public void write(Object event, BodyWriter to) {
        for (var i = 0; i < forms.length; i++) {
            var value = valueOf(event, i);
            try {
                if (value != null) {
                    forms[i].write(value, to);
                } else if (forms[i] instanceof Optional form) {
                    form.write(value, to);
                } else {
                    throw new IllegalArgumentException(
                            nameOf(i) + " is null, but it is not @Nullable");
                }
            } catch (ArithmeticException | NullPointerException | ClassCastException e) {
                throw new IllegalArgumentException(
                        nameOf(i) + " cannot be written: " + e.getMessage(), e);
            }
        }
    }

    @Override
    public Object read(Decoder from, int depth) throws IOException {
        if (depth > DEEPEST) {
            throw new UnreadableEvent("records nested deeper than " + DEEPEST);
        }
        var values = new Object[forms.length];
        if (from instanceof ResolvingDecoder resolving) {
            for (var field : resolving.readFieldOrder()) {
                values[field.pos()] = forms[field.pos()].read(from, depth + 1);
            }
        } else {
            for (var i = 0; i < forms.length; i++) {
                values[i] = forms[i].read(from, depth + 1);
            }
        }
        return construct(values);
    }

    private Object construct(Object[] values) {
        try {
            return (Object) constructor.invokeExact(values);
        } catch (Throwable e) {
            throw new UnreadableEvent(
                    schema.getFullName() + " refuses what was sent: " + e.getMessage(), e);
        }
    }

    private @Nullable Object valueOf(Object event, int index) {
        try {
            return (Object) accessors[index].invokeExact(event);
        } catch (Throwable e) {
            throw new IllegalArgumentException(nameOf(index) + " cannot be read", e);
        }
    }

    private String nameOf(int index) {
        return schema.getFullName() + "." + names[index];
    }
}
