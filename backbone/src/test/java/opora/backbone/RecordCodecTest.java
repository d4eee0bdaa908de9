package opora.backbone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecordCodecTest {
    enum Color {
        RED,
        GREEN,
        @Default
        OTHER
    }

    record Line(String sku, int quantity, @Nullable Long price) {}

    record Everything(
            boolean flag,
            int small,
            long large,
            float rough,
            double fine,
            String text,
            @Nullable String note,
            Instant at,
            LocalDate day,
            Duration length,
            UUID id,
            Color color,
            List<Line> lines,
            Map<String, Integer> counts,
            List<@Nullable String> holes,
            @Nullable Line first) {}

    record Tree(int leaf, List<Tree> branches) {}

    private final RecordCodec<Everything> codec = new RecordCodec<>(Everything.class);

    @Property(tries = 300)
    void readsWhatItWrote(@ForAll("events") Everything event) {
        assertThat(codec.read(ByteBuffer.wrap(codec.write(event)), codec.schema()))
                .isEqualTo(event);
    }

    @Property(tries = 300)
    void writesWhatAvroItselfWrites(@ForAll("events") Everything event) throws IOException {
        var body = codec.write(event);
        var decoder = DecoderFactory.get().binaryDecoder(body, null);
        var generic = new GenericDatumReader<GenericRecord>(codec.schema()).read(null, decoder);
        assertThat(decoder.isEnd()).isTrue();
        assertThat(codec.read(ByteBuffer.wrap(encode(generic)), codec.schema())).isEqualTo(event);
    }

    @Property(tries = 500)
    void garbageIsUnreadableAndNothingElse(@ForAll("events") Everything event, @ForAll long seed) {
        var random = new Random(seed);
        var body = codec.write(event);
        body[random.nextInt(body.length)] = (byte) random.nextInt();
        var broken = ByteBuffer.wrap(body, 0, random.nextInt(body.length + 1));
        try {
            codec.read(broken, codec.schema());
        } catch (UnreadableEvent expected) {
            assertThat(expected).hasMessageContaining("Everything");
        }
    }

    @Property(tries = 500)
    void garbageOfAnotherVersionIsUnreadableToo(
            @ForAll("events") Everything event, @ForAll long seed) {
        var random = new Random(seed);
        var body = codec.write(event);
        body[random.nextInt(body.length)] = (byte) random.nextInt();
        var later = new RecordCodec<>(Later.class);
        try {
            later.read(
                    ByteBuffer.wrap(body, 0, random.nextInt(body.length + 1)),
                    renamed(codec.schema(), "Later"));
        } catch (UnreadableEvent expected) {
            assertThat(expected).hasMessageContaining("Later");
        }
    }

    /// [Everything] after some time: reordered, widened, with more and less in it.
    record Later(
            String text,
            double small,
            List<Line> lines,
            @Default("1") int added,
            @Nullable String more,
            @Default("[]") List<String> tags,
            @Default("PT1M") Duration patience,
            @Nullable Line first,
            boolean flag) {}

    @Property(tries = 300)
    void aLaterVersionReadsAnEarlierOne(@ForAll("events") Everything event) {
        var later = new RecordCodec<>(Later.class);
        var read =
                later.read(ByteBuffer.wrap(codec.write(event)), renamed(codec.schema(), "Later"));
        assertThat(read)
                .isEqualTo(
                        new Later(
                                event.text(),
                                event.small(),
                                event.lines(),
                                1,
                                null,
                                List.of(),
                                Duration.ofMinutes(1),
                                event.first(),
                                event.flag()));
    }

    @Test
    void bytesTravelAndMayBeMissing() {
        record Blob(byte[] some, byte @Nullable [] none) {}
        var blobs = new RecordCodec<>(Blob.class);
        var read =
                blobs.read(
                        ByteBuffer.wrap(blobs.write(new Blob(new byte[] {1, 2}, null))),
                        blobs.schema());
        assertThat(read.some()).containsExactly(1, 2);
        assertThat(read.none()).isNull();
    }

    @Test
    void aSymbolFromTheFutureBecomesTheDefaultOne() {
        record Paint(Color color) {}
        var paints = new RecordCodec<>(Paint.class);
        var text = paints.schema().toString().replace("\"RED\",", "\"VIOLET\",\"RED\",");
        var read = paints.read(ByteBuffer.wrap(new byte[] {0}), new Schema.Parser().parse(text));
        assertThat(read.color()).isEqualTo(Color.OTHER);
    }

    @Test
    void namesTheMissingValue() {
        record Named(String name) {}
        assertThatThrownBy(() -> new RecordCodec<>(Named.class).write(new Named(null)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Named.name is null, but it is not @Nullable");
    }

    @Test
    void saysWhyADecimalDoesNotTravel() {
        record Price(BigDecimal amount) {}
        assertThatThrownBy(() -> new RecordCodec<>(Price.class))
                .hasMessageContaining("Price.amount")
                .hasMessageContaining("a long of the smallest unit");
    }

    @Test
    void saysWhyADefaultDoesNotFit() {
        record Wrong(@Default("many") int count) {}
        assertThatThrownBy(() -> new RecordCodec<>(Wrong.class))
                .hasMessageContaining("Wrong.count cannot have @Default(\"many\")");
    }

    @Test
    void aRecordsOwnRefusalMakesTheEventUnreadable() {
        record Positive(int value) {
            Positive {
                if (value < 0) {
                    throw new IllegalArgumentException("below zero");
                }
            }
        }
        var positives = new RecordCodec<>(Positive.class);
        assertThatThrownBy(
                        () -> positives.read(ByteBuffer.wrap(new byte[] {1}), positives.schema()))
                .isInstanceOf(UnreadableEvent.class)
                .hasMessageContaining("below zero");
    }

    @Test
    void followsARecordIntoItselfButNotForEver() {
        var trees = new RecordCodec<>(Tree.class);
        var tree = new Tree(1, List.of(new Tree(2, List.of()), new Tree(3, List.of())));
        assertThat(trees.read(ByteBuffer.wrap(trees.write(tree)), trees.schema())).isEqualTo(tree);

        var deep = new byte[10_000];
        Arrays.fill(deep, (byte) 2);
        assertThatThrownBy(() -> trees.read(ByteBuffer.wrap(deep), trees.schema()))
                .isInstanceOf(UnreadableEvent.class)
                .hasMessageContaining("deeper");
    }

    @Test
    void aHugeAnnouncedLengthAllocatesNothing() {
        record Names(List<String> names) {}
        var names = new RecordCodec<>(Names.class);
        var twoBillion =
                new byte[] {(byte) 0xfe, (byte) 0xff, (byte) 0xff, (byte) 0xff, 0x0f, 0, 0};
        assertThatThrownBy(() -> names.read(ByteBuffer.wrap(twoBillion), names.schema()))
                .isInstanceOf(UnreadableEvent.class)
                .hasMessageContaining("2147483647 items");
    }

    @Test
    void theSchemaIsTheRecordInAvrosWords() {
        assertThat(codec.schema().getFullName())
                .isEqualTo("opora.backbone.RecordCodecTest.Everything");
        assertThat(codec.schema().getField("at").schema().getLogicalType().getName())
                .isEqualTo("timestamp-millis");
        assertThat(codec.schema().getField("note").schema().toString())
                .isEqualTo("[\"null\",\"string\"]");
        assertThat(codec.schema().getField("note").hasDefaultValue()).isTrue();
        assertThat(codec.schema().getField("text").hasDefaultValue()).isFalse();
        assertThat(new Schema.Parser().parse(codec.schema().toString())).isEqualTo(codec.schema());
    }

    @Test
    void framesLikeConfluent() {
        var framed = Framing.frame(0x01020304, new byte[] {9});
        assertThat(framed).containsExactly(0, 1, 2, 3, 4, 9);
        var buffer = ByteBuffer.wrap(framed);
        assertThat(Framing.idOf(buffer)).isEqualTo(0x01020304);
        assertThat(buffer.get()).isEqualTo((byte) 9);
        assertThatThrownBy(() -> Framing.idOf(ByteBuffer.wrap("{\"json\":1}".getBytes())))
                .isInstanceOf(UnreadableEvent.class);
        assertThatThrownBy(() -> Framing.idOf(ByteBuffer.wrap(new byte[4])))
                .isInstanceOf(UnreadableEvent.class);
    }

    @Provide
    Arbitrary<Everything> events() {
        var words = Arbitraries.strings().ofMaxLength(20);
        var lines =
                Combinators.combine(
                                words, Arbitraries.integers(), Arbitraries.longs().injectNull(0.3))
                        .as(Line::new);
        var numbers =
                Combinators.combine(
                                Arbitraries.of(true, false),
                                Arbitraries.integers(),
                                Arbitraries.longs(),
                                Arbitraries.floats(),
                                Arbitraries.doubles())
                        .as(Numbers::new);
        var parts =
                Combinators.combine(
                                lines.list().ofMaxSize(4),
                                Arbitraries.maps(words, Arbitraries.integers()).ofMaxSize(4),
                                words.injectNull(0.5)
                                        .list()
                                        .ofMaxSize(4)
                                        .map(Collections::unmodifiableList),
                                lines.injectNull(0.5))
                        .as(Parts::new);
        return Combinators.combine(
                        numbers,
                        words,
                        words.injectNull(0.5),
                        Arbitraries.longs().between(-1L << 45, 1L << 45),
                        Arbitraries.of(Color.values()),
                        parts)
                .as(
                        (n, text, note, at, color, p) ->
                                new Everything(
                                        n.flag,
                                        n.small,
                                        n.large,
                                        n.rough,
                                        n.fine,
                                        text,
                                        note,
                                        Instant.ofEpochMilli(at),
                                        LocalDate.ofEpochDay(n.small / 10),
                                        Duration.ofMillis(at),
                                        new UUID(n.large, at),
                                        color,
                                        p.lines,
                                        p.counts,
                                        p.holes,
                                        p.first));
    }

    private record Numbers(boolean flag, int small, long large, float rough, double fine) {}

    private record Parts(
            List<Line> lines,
            Map<String, Integer> counts,
            List<@Nullable String> holes,
            @Nullable Line first) {}

    private static byte[] encode(GenericRecord event) throws IOException {
        var to = new ByteArrayOutputStream();
        var encoder = EncoderFactory.get().binaryEncoder(to, null);
        new GenericDatumWriter<GenericRecord>(event.getSchema(), GenericData.get())
                .write(event, encoder);
        encoder.flush();
        return to.toByteArray();
    }

    private static Schema renamed(Schema schema, String name) {
        return new Schema.Parser()
                .parse(
                        schema.toString()
                                .replace("\"" + schema.getName() + "\"", "\"" + name + "\""));
    }
}
