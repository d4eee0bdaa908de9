package opora.assignment;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/// A classifier as bytes: weights in half precision, packed. Some megabytes become one or two.
final class ClassifierFile {
    private static final int FORM = 1;
    private static final int STEPS = 100;

    private ClassifierFile() {}

    static void write(
            OutputStream target,
            List<String> topics,
            Weighing weighing,
            Margins margins,
            Calibration calibration,
            float[] confidences)
            throws IOException {
        try (var out = new DataOutputStream(new DeflaterOutputStream(target))) {
            out.writeInt(FORM);
            out.writeInt(topics.size());
            for (var topic : topics) {
                out.writeUTF(topic);
            }
            out.writeInt(weighing.size());
            var before = 0;
            for (int slot = 0; slot < weighing.features().length; slot++) {
                if (weighing.features()[slot] >= 0) {
                    out.writeInt(slot - before);
                    before = slot;
                }
            }
            halves(out, weighing.rarity());
            halves(out, weighing.telling());
            halves(out, margins.weights());
            floats(out, margins.bias());
            floats(out, calibration.slope());
            floats(out, calibration.shift());
            floats(out, thinned(confidences));
        }
    }

    static Classifier read(InputStream source) throws IOException {
        try (var in = new DataInputStream(new InflaterInputStream(source))) {
            if (in.readInt() != FORM) {
                throw new IOException("a classifier of another form");
            }
            var topics = new ArrayList<String>();
            for (int left = in.readInt(); left > 0; left--) {
                topics.add(in.readUTF());
            }
            var features = new int[Grams.SLOTS];
            Arrays.fill(features, -1);
            var size = in.readInt();
            var slot = 0;
            for (int feature = 0; feature < size; feature++) {
                slot += in.readInt();
                features[slot] = feature;
            }
            var weighing = new Weighing(features, halves(in, size), halves(in, size));
            var count = topics.size();
            var margins = new Margins(halves(in, size * count), floats(in, count));
            var calibration = new Calibration(floats(in, count), floats(in, count));
            return new Classifier(topics, weighing, margins, calibration, floats(in, STEPS + 1));
        }
    }

    private static float[] thinned(float[] sorted) {
        var some = new float[STEPS + 1];
        for (int i = 0; i <= STEPS; i++) {
            some[i] = sorted[(int) ((long) i * (sorted.length - 1) / STEPS)];
        }
        return some;
    }

    private static void halves(DataOutputStream out, float[] values) throws IOException {
        for (var value : values) {
            out.writeShort(Float.floatToFloat16(value));
        }
    }

    private static float[] halves(DataInputStream in, int size) throws IOException {
        var values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = Float.float16ToFloat(in.readShort());
        }
        return values;
    }

    private static void floats(DataOutputStream out, float[] values) throws IOException {
        for (var value : values) {
            out.writeFloat(value);
        }
    }

    private static float[] floats(DataInputStream in, int size) throws IOException {
        var values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = in.readFloat();
        }
        return values;
    }
}
