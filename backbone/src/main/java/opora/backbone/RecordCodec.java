package opora.backbone;

import java.nio.ByteBuffer;
import org.apache.avro.Schema;

/// Placeholder until the compiled codec arrives.
final class RecordCodec<E> implements Codec<E> {
    RecordCodec(Class<E> record) {}

    @Override
    public Schema schema() {
        throw new UnsupportedOperationException();
    }

    @Override
    public byte[] write(E event) {
        throw new UnsupportedOperationException();
    }

    @Override
    public E read(ByteBuffer body, Schema writer) {
        throw new UnsupportedOperationException();
    }
}
