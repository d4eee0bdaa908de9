package opora.webhooks;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import opora.backbone.Backbone;
import opora.backbone.Handles;
import opora.backbone.Payloads;
import opora.backbone.RawEvent;
import opora.backbone.Selective;
import org.springframework.stereotype.Component;

/// Keeps the events that each endpoint wants.
@Component
class KeepCalls implements Selective {
    private final EndpointBook book;
    private final NextCalls calls;
    private final Payloads payloads;

    KeepCalls(EndpointBook book, NextCalls calls, Backbone backbone) {
        this.book = book;
        this.calls = calls;
        this.payloads = backbone.payloads();
    }

    @Override
    public Set<String> topics() {
        return book.topics();
    }

    @Handles
    void on(List<RawEvent> batch) {
        var page = book.current();
        // always in the same order: two processes lock the same rows
        var byEndpoint = new TreeMap<Long, List<RawEvent>>();
        for (var event : batch) {
            for (var endpoint : page.wanted().getOrDefault(event.meta().type(), List.of())) {
                if (!event.meta().time().isBefore(endpoint.since())) {
                    byEndpoint.computeIfAbsent(endpoint.id(), _ -> new ArrayList<>()).add(event);
                }
            }
        }
        byEndpoint.forEach(this::keep);
    }

    private void keep(long endpoint, List<RawEvent> events) {
        calls.keep(endpoint, events.stream().map(this::call).toList());
    }

    private NextCalls.Fresh call(RawEvent event) {
        var meta = event.meta();
        var body = CallBody.of(meta, payloads.sealedTree(event.payload()));
        return new NextCalls.Fresh(meta.id(), meta.type(), body);
    }
}
