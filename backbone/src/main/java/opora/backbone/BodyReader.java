package opora.backbone;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.avro.io.Decoder;
import org.apache.avro.util.Utf8;
import org.jspecify.annotations.Nullable;

/// Avro's binary decoding from an array. Every length is compared with what is left before anything
/// is allocated, so that garbage costs no more memory than its own size.
final class BodyReader extends Decoder {
    private byte[] bytes = {};
    private int at;
    private int end;
    private int itemsLeft;

    BodyReader on(ByteBuffer body) {
        if (body.hasArray()) {
            bytes = body.array();
            at = body.arrayOffset() + body.position();
            end = at + body.remaining();
        } else {
            bytes = new byte[body.remaining()];
            body.duplicate().get(bytes);
            at = 0;
            end = bytes.length;
        }
        itemsLeft = end - at;
        return this;
    }

    void expectEnd() {
        if (at != end) {
            throw new UnreadableEvent((end - at) + " bytes are left over after the event");
        }
    }

    @Override
    public void readNull() {}

    @Override
    public boolean readBoolean() {
        return switch (bytes[take(1)]) {
            case 0 -> false;
            case 1 -> true;
            default -> throw new UnreadableEvent("a boolean that is neither 0 nor 1");
        };
    }

    @Override
    public int readInt() {
        var value = readLong();
        if (value != (int) value) {
            throw new UnreadableEvent(value + " does not fit into an int");
        }
        return (int) value;
    }

    @Override
    public long readLong() {
        long zigzag = 0;
        for (var shift = 0; shift < Long.SIZE; shift += 7) {
            var next = bytes[take(1)];
            zigzag |= (next & 0x7fL) << shift;
            if (next >= 0) {
                return zigzag >>> 1 ^ -(zigzag & 1);
            }
        }
        throw new UnreadableEvent("a number longer than 10 bytes");
    }

    @Override
    public float readFloat() {
        return Float.intBitsToFloat((int) littleEndian(Float.BYTES));
    }

    @Override
    public double readDouble() {
        return Double.longBitsToDouble(littleEndian(Double.BYTES));
    }

    @Override
    public String readString() {
        var length = length();
        return new String(bytes, take(length), length, StandardCharsets.UTF_8);
    }

    @Override
    public Utf8 readString(@Nullable Utf8 old) {
        return new Utf8(readString());
    }

    @Override
    public void skipString() {
        take(length());
    }

    @Override
    public ByteBuffer readBytes(@Nullable ByteBuffer old) {
        var length = length();
        var start = take(length);
        return ByteBuffer.wrap(Arrays.copyOfRange(bytes, start, start + length));
    }

    @Override
    public void skipBytes() {
        take(length());
    }

    @Override
    public void readFixed(byte[] to, int start, int length) {
        System.arraycopy(bytes, take(length), to, start, length);
    }

    @Override
    public void skipFixed(int length) {
        take(length);
    }

    @Override
    public int readEnum() {
        return readInt();
    }

    @Override
    public int readIndex() {
        return readInt();
    }

    @Override
    public long readArrayStart() {
        var count = readLong();
        if (count < 0) {
            count = -count;
            length(); // the block's size in bytes, of use only to those who skip it
        }
        // an item takes at least a byte, so there are never more items than bytes
        if (count < 0 || count > itemsLeft) {
            throw new UnreadableEvent("a list of " + count + " items in " + (end - at) + " bytes");
        }
        itemsLeft -= (int) count;
        return count;
    }

    @Override
    public long arrayNext() {
        return readArrayStart();
    }

    @Override
    public long skipArray() {
        for (var count = readLong(); count != 0; count = readLong()) {
            if (count > 0) {
                return count;
            }
            take(length());
        }
        return 0;
    }

    @Override
    public long readMapStart() {
        return readArrayStart();
    }

    @Override
    public long mapNext() {
        return readArrayStart();
    }

    @Override
    public long skipMap() {
        return skipArray();
    }

    private long littleEndian(int count) {
        var start = take(count);
        long value = 0;
        for (var i = 0; i < count; i++) {
            value |= (bytes[start + i] & 0xffL) << 8 * i;
        }
        return value;
    }

    private int length() {
        var length = readLong();
        if (length < 0 || length > end - at) {
            throw new UnreadableEvent(length + " bytes are announced, " + (end - at) + " are left");
        }
        return (int) length;
    }

    private int take(int count) {
        if (count > end - at) {
            throw new UnreadableEvent(
                    "the event ends " + (count - (end - at)) + " bytes too early");
        }
        var start = at;
        at += count;
        return start;
    }
}
