package opora.backbone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class HeadersTest {
    private static final long TIME = Instant.parse("2026-11-20T08:15:30.120Z").toEpochMilli();

    private final RecordHeaders headers = new RecordHeaders();

    @Test
    void areCloudEventsInBinaryMode() {
        Headers.write(headers, envelope(null, 41));
        var said =
                Arrays.stream(headers.toArray())
                        .map(
                                each ->
                                        each.key()
                                                + "="
                                                + new String(each.value(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("\n"));
        assertThat(said)
                .isEqualTo(
                        """
                ce_specversion=1.0
                ce_id=00ab12cd:42
                ce_source=/opora/orders
                ce_type=opora.orders.OrderPlaced
                ce_time=2026-11-20T08:15:30.120Z
                content-type=application/avro
                ce_correlationid=c-1
                ce_causationid=00ab12cd:7
                traceparent=00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01
                ce_prev=41""");
    }

    @Test
    void areReadAsTheyWereWritten() {
        Headers.write(headers, envelope(null, 41));
        assertThat(Headers.read(headers)).isEqualTo(envelope("00ab12cd:42", 41));
    }

    @Test
    void aStrangersMessageSaysNothing() {
        assertThat(Headers.read(headers)).isEqualTo(nothing());
        headers.add("ce_id", null).add("ce_time", bytes("yesterday")).add("ce_prev", bytes("-3"));
        headers.add("ce_type", new byte[5000]).add("other", bytes("x"));
        assertThat(Headers.read(headers)).isEqualTo(nothing());
    }

    @Test
    void aStrangersIdHasNoPosition() {
        for (var id :
                new String[] {
                    "7f9c", "00ab12cd:", "00ab12cd:4x", "00AB12CD:4", "00ab12cd:1234567890123456789"
                }) {
            var read = Headers.read(new RecordHeaders().add("ce_id", bytes(id)));
            assertThat(read.id()).isEqualTo(id);
            assertThat(read.position()).as(id).isEqualTo(-1);
            assertThat(read.store()).isNull();
        }
    }

    @Test
    void timesMayHaveAnyOffset() {
        assertThat(Rfc3339.parse(bytes("2026-11-20T11:15:30.12+03:00"))).isEqualTo(TIME);
        assertThat(Rfc3339.parse(bytes("2026-11-20T08:15:30.120Z"))).isEqualTo(TIME);
        assertThat(Rfc3339.parse(bytes("2026-13-20T08:15:30.120Z"))).isEqualTo(-1);
    }

    @Property
    void timesAreWrittenAsJavaWritesThem(
            @ForAll @LongRange(min = 0, max = 253_402_300_799_999L) long millis) {
        var text = Rfc3339.format(millis);
        assertThat(Instant.parse(new String(text, StandardCharsets.US_ASCII)).toEpochMilli())
                .isEqualTo(millis);
        assertThat(Rfc3339.parse(text)).isEqualTo(millis);
    }

    private static Envelope envelope(String id, long prev) {
        var trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
        return new Envelope(
                id,
                "orders",
                "opora.orders.OrderPlaced",
                "c-1",
                "00ab12cd:7",
                trace,
                TIME,
                "00ab12cd",
                42,
                prev);
    }

    private static Envelope nothing() {
        return new Envelope(null, null, null, null, null, null, -1, null, -1, -1);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
