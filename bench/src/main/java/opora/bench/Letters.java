package opora.bench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import opora.backbone.EventType;
import opora.notifications.NotificationSent;

/// The letters that orders gave rise to, against the records of notifications: each has one row
/// that ended and one event that says so. A mail itself may arrive twice, when whoever handed it
/// over was killed before it could write that down; SMTP knows no better.
///
/// @param due how many there should be
/// @param repeated how many mails the mail server was given again
/// @param uncertain how many the records say may have arrived or not
record Letters(int due, int lost, int doubled, int repeated, int uncertain) {
    private static final EventType<NotificationSent> SENT = EventType.of(NotificationSent.class);
    private static final Map<String, String> TYPES =
            Map.of(
                    "PAID", "ORDER_PAID",
                    "INSUFFICIENT_FUNDS", "PAYMENT_FAILED",
                    "CANCELLED", "ORDER_CANCELLED",
                    "REFUNDED", "ORDER_REFUNDED",
                    "REJECTED", "ORDER_REJECTED");
    private static final Set<String> ENDS = Set.of("sent", "uncertain");

    private record Due(String requestId, String type) {}

    private record Kept(String id, String state) {}

    /// @param lives the statuses of each request's order
    /// @param mails how often the mail server was given each letter
    static Letters read(String url, Map<String, List<String>> lives, Map<String, Long> mails) {
        var kept = kept(url);
        var told = told(url);
        int due = 0;
        int lost = 0;
        int doubled = 0;
        for (var life : lives.entrySet()) {
            for (var status : life.getValue()) {
                var letters = kept.remove(new Due(life.getKey(), TYPES.getOrDefault(status, "")));
                due++;
                lost += letters == null || !arrived(letters.getFirst(), told, mails) ? 1 : 0;
                doubled += letters != null && isDoubled(letters, told) ? 1 : 0;
            }
        }
        doubled += kept.size(); // nobody had anything to say
        var repeated = mails.values().stream().mapToInt(times -> (int) (times - 1)).sum();
        return new Letters(due, lost, doubled, repeated, uncertain(url));
    }

    private static boolean arrived(
            Kept letter, Map<String, Integer> told, Map<String, Long> mails) {
        return ENDS.contains(letter.state())
                && told.containsKey(letter.id())
                && (letter.state().equals("uncertain") || mails.containsKey(letter.id()));
    }

    private static boolean isDoubled(List<Kept> letters, Map<String, Integer> told) {
        return letters.size() > 1 || told.getOrDefault(letters.getFirst().id(), 0) > 1;
    }

    private static Map<Due, List<Kept>> kept(String url) {
        var kept = new HashMap<Due, List<Kept>>();
        Rows.each(
                url,
                "select request_id, type, id, state from notifications.deliveries where kind is null",
                row ->
                        kept.computeIfAbsent(
                                        new Due(row.getString(1), row.getString(2)),
                                        _ -> new ArrayList<>())
                                .add(new Kept(row.getString(3), row.getString(4))));
        return kept;
    }

    private static Map<String, Integer> told(String url) {
        var told = new HashMap<String, Integer>();
        Rows.each(
                url,
                "select payload from backbone.events where topic = 'notifications.sent'",
                row ->
                        told.merge(
                                Framed.read(SENT, row.getBytes(1)).notificationId(),
                                1,
                                Integer::sum));
        return told;
    }

    private static int uncertain(String url) {
        return Rows.count(
                url, "select count(*) from notifications.deliveries where state = 'uncertain'");
    }

    /// Whether some still wait to be sent.
    static boolean open(String url) {
        var sql =
                """
                select (select count(*) from notifications.deliveries where state in ('waiting', 'sending'))
                    + (select count(*) from notifications.wishes)
                """;
        return Rows.count(url, sql) > 0;
    }
}
