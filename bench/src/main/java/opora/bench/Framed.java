package opora.bench;

import java.nio.ByteBuffer;
import opora.backbone.EventType;
import opora.backbone.Framing;

/// Events as they lie in topics and stores.
final class Framed {
    private Framed() {}

    /// The outsider was compiled with the same record, so it need not ask which schema was used.
    static <T> T read(EventType<T> type, byte[] value) {
        var framed = ByteBuffer.wrap(value);
        Framing.idOf(framed);
        return type.codec().read(framed, type.codec().schema());
    }
}
