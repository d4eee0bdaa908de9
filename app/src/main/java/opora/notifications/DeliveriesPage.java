package opora.notifications;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A page of deliveries.
///
/// @param next the address of the page after it; null on the last
public record DeliveriesPage(
        String q, String state, String channel, List<DeliveryRow> rows, @Nullable String next) {

    static DeliveriesPage of(Deliveries.Wanted wanted, List<DeliveryRow> found) {
        var more = found.size() > Deliveries.ON_A_PAGE;
        var rows = more ? found.subList(0, Deliveries.ON_A_PAGE) : found;
        var next =
                "/deliveries?q=%s&state=%s&channel=%s&before=%d"
                        .formatted(
                                part(wanted.q()),
                                part(wanted.state()),
                                part(wanted.channel()),
                                more ? rows.getLast().position() : 0);
        return new DeliveriesPage(
                wanted.q(), wanted.state(), wanted.channel(), rows, more ? next : null);
    }

    private static String part(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    public List<String> states() {
        return Deliveries.STATES;
    }

    /// Whether what was found is about one person, who can be forgotten from here.
    public boolean ofOne() {
        return !q.isEmpty() && !rows.isEmpty() && rows.getFirst().username().equals(q);
    }
}
