package opora.backbone;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicLong;

/// What the relay tells about itself.
final class RelayMeters {
    final Counter sent;
    final Counter stops;
    final AtomicLong position;
    final AtomicLong behind;
    final AtomicLong stoppedLanes;
    final AtomicLong leading;

    RelayMeters(MeterRegistry registry) {
        sent = registry.counter("opora.relay.sent");
        stops = registry.counter("opora.relay.stops");
        position = registry.gauge("opora.relay.position", new AtomicLong());
        behind = registry.gauge("opora.relay.behind", new AtomicLong());
        stoppedLanes = registry.gauge("opora.relay.stopped.lanes", new AtomicLong());
        leading = registry.gauge("opora.relay.leading", new AtomicLong());
    }
}
