package opora.webhooks;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import opora.shell.Flaw;
import opora.shell.Frame;
import opora.shell.Outbound;
import opora.shell.Sent;
import org.jspecify.annotations.Nullable;

/// What somebody wants an endpoint to be, not checked yet.
///
/// @param version of the endpoint they looked at; null for a new one
public record EndpointDraft(
        @Sent("Warehouse") @Nullable String name,
        @Sent("https://example.org/hook") @Nullable String url,
        @Sent("[\"opora.orders.OrderCreated\"]") @Nullable List<String> types,
        @Nullable Integer version) {
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_URL = 1_000;

    static final EndpointDraft EMPTY = new EndpointDraft("", "", List.of(), null);

    static EndpointDraft of(Endpoint endpoint) {
        return new EndpointDraft(
                endpoint.name(), endpoint.url(), endpoint.types(), endpoint.version());
    }

    EndpointDraft asSeen(@Nullable Integer other) {
        return new EndpointDraft(name, url, types, other);
    }

    /// These, too.
    EndpointDraft with(List<String> others) {
        var all = Stream.concat(wanted().stream(), others.stream()).distinct().toList();
        return new EndpointDraft(name, url, all, version);
    }

    public static String text(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }

    public List<String> wanted() {
        return types == null ? List.of() : types;
    }

    /// By the words of its page.
    Map<String, String> told(Frame frame) {
        var told = new LinkedHashMap<String, String>();
        told.put(frame.text("webhooks.name"), text(name));
        told.put(frame.text("webhooks.url"), text(url));
        told.put(
                frame.text("webhooks.types"),
                wanted().stream().sorted().collect(Collectors.joining("\n")));
        return told;
    }

    List<Flaw> flaws(List<String> events, Outbound outbound) {
        var flaws = new ArrayList<Flaw>();
        if (text(name).isEmpty() || text(name).length() > LONGEST_NAME) {
            flaws.add(Flaw.of("name", "webhooks.flaw.name", LONGEST_NAME));
        }
        flaw(outbound).ifPresent(flaws::add);
        if (wanted().isEmpty() || !events.containsAll(wanted())) {
            flaws.add(Flaw.of("types", "webhooks.flaw.types"));
        }
        return flaws;
    }

    private Optional<Flaw> flaw(Outbound outbound) {
        if (text(url).isEmpty() || text(url).length() > LONGEST_URL) {
            return Optional.of(Flaw.of("url", "webhooks.flaw.url"));
        }
        try {
            return outbound.hindrance(URI.create(text(url)))
                    .map(
                            what ->
                                    switch (what) {
                                        case SCHEME -> Flaw.of("url", "webhooks.flaw.scheme");
                                        case UNKNOWN -> Flaw.of("url", "webhooks.flaw.unknown");
                                        case INNER -> Flaw.of("url", "webhooks.flaw.inner");
                                    });
        } catch (IllegalArgumentException e) {
            return Optional.of(Flaw.of("url", "webhooks.flaw.url"));
        }
    }
}
