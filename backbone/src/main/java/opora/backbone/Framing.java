package opora.backbone;

import java.nio.ByteBuffer;

/// Confluent's framing, which every Kafka tool understands: a zero byte, the schema's id in four
/// bytes, the body.
public final class Framing {
    static final int BYTES = 5;

    private Framing() {}

    public static byte[] frame(int id, byte[] body) {
        var framed = new byte[BYTES + body.length];
        framed[1] = (byte) (id >>> 24);
        framed[2] = (byte) (id >>> 16);
        framed[3] = (byte) (id >>> 8);
        framed[4] = (byte) id;
        System.arraycopy(body, 0, framed, BYTES, body.length);
        return framed;
    }

    /// The schema's id; leaves the buffer standing at the body.
    public static int idOf(ByteBuffer message) {
        if (message.remaining() < BYTES) {
            throw new UnreadableEvent(
                    "a message of "
                            + message.remaining()
                            + " bytes is too short to name its schema");
        }
        var magic = message.get();
        if (magic != 0) {
            throw new UnreadableEvent(
                    "the message starts with 0x%02x, not with 0x00: no Avro in Confluent framing"
                            .formatted(magic));
        }
        // always big-endian, whatever order the caller's buffer is set to
        return (message.get() & 0xff) << 24
                | (message.get() & 0xff) << 16
                | (message.get() & 0xff) << 8
                | message.get() & 0xff;
    }
}
