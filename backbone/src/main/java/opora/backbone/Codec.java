package opora.backbone;

import java.nio.ByteBuffer;
import org.apache.avro.Schema;

/// Writes and reads one event record as Avro. The schema is derived from the record.
public interface Codec<E> {
    Schema schema();

    /// The Avro body, without framing.
    byte[] write(E event);

    /// Reads a body that was written with `writer`, which may be an older or a newer version.
    E read(ByteBuffer body, Schema writer);
}
