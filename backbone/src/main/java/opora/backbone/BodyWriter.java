package opora.backbone;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.avro.io.BinaryData;

/// Avro's binary encoding into one growing array. Avro's own encoder goes through a stream and a
/// second buffer.
final class BodyWriter {
    private static final int LONGEST_NUMBER_BYTES = 10;

    private byte[] bytes;
    private int size;

    BodyWriter(int expectedBytes) {
        bytes = new byte[expectedBytes];
    }

    void bool(boolean value) {
        reserve(1);
        bytes[size++] = (byte) (value ? 1 : 0);
    }

    void number(long value) {
        reserve(LONGEST_NUMBER_BYTES);
        size += BinaryData.encodeLong(value, bytes, size);
    }

    void decimal(float value) {
        reserve(Float.BYTES);
        size += BinaryData.encodeFloat(value, bytes, size);
    }

    void decimal(double value) {
        reserve(Double.BYTES);
        size += BinaryData.encodeDouble(value, bytes, size);
    }

    void text(String value) {
        bytes(value.getBytes(StandardCharsets.UTF_8));
    }

    void bytes(byte[] value) {
        number(value.length);
        reserve(value.length);
        System.arraycopy(value, 0, bytes, size, value.length);
        size += value.length;
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }

    private void reserve(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
        }
    }
}
