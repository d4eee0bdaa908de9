package opora.bench;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import opora.backbone.EventType;
import opora.tickets.MessageAdded;
import opora.tickets.TicketOpened;

/// What became of each mail, counted from the events of the desk and not from what the mailroom
/// says of itself.
///
/// @param mails different ones
/// @param tickets that mails became
/// @param replies that mails became
/// @param aside machines' mails and those that nobody can read, each kept once
/// @param lost mails that became nothing
/// @param doubled mails that became more than one thing
/// @param misplaced answers that stand on another ticket than the mail they answer
record MailTally(
        int mails,
        int tickets,
        int replies,
        int aside,
        int lost,
        int doubled,
        int misplaced,
        int kills,
        double perSecond) {
    private static final EventType<TicketOpened> OPENED = EventType.of(TicketOpened.class);
    private static final EventType<MessageAdded> ADDED = EventType.of(MessageAdded.class);

    boolean right() {
        return lost == 0 && doubled == 0 && misplaced == 0;
    }

    String line() {
        return "mails=%d tickets=%d replies=%d aside=%d lost=%d doubled=%d misplaced=%d kills=%d mails/s=%.0f"
                .formatted(
                        mails, tickets, replies, aside, lost, doubled, misplaced, kills, perSecond);
    }

    private record Became(Map<String, Integer> times, Map<String, String> tickets) {
        void add(String mail, String ticket) {
            if (!mail.isEmpty()) {
                times.merge(mail, 1, Integer::sum);
                tickets.put(mail, ticket);
            }
        }

        int times(String mail) {
            return times.getOrDefault(mail, 0);
        }
    }

    static MailTally of(String url, List<Post> posts, double seconds, int kills) {
        var opened = new Became(new HashMap<>(), new HashMap<>());
        var added = new Became(new HashMap<>(), new HashMap<>());
        events(
                url,
                OPENED,
                bytes -> {
                    var event = Framed.read(OPENED, bytes);
                    opened.add(event.mailId(), event.ticket());
                });
        events(
                url,
                ADDED,
                bytes -> {
                    var event = Framed.read(ADDED, bytes);
                    added.add(event.mailId(), event.ticket());
                });
        var kept = fates(url);
        var seen = new HashSet<String>();
        int tickets = 0;
        int replies = 0;
        int aside = 0;
        int lost = 0;
        int doubled = 0;
        int misplaced = 0;
        for (var post : posts) {
            if (!seen.add(post.name())) {
                continue;
            }
            var asTicket = opened.times(post.name());
            var asReply = added.times(post.name());
            tickets += asTicket;
            replies += asReply;
            doubled += asTicket + asReply > 1 ? 1 : 0;
            switch (post.kind()) {
                case TICKET -> lost += asTicket == 0 ? 1 : 0;
                case REPLY -> {
                    lost += asReply == 0 ? 1 : 0;
                    var right = opened.tickets().getOrDefault(post.first(), "none");
                    misplaced += right.equals(added.tickets().get(post.name())) ? 0 : 1;
                }
                case AUTOMATIC, TROUBLED -> {
                    var as = kept.getOrDefault(post.name(), "");
                    aside += as.contains(post.kind().name()) ? 1 : 0;
                    lost += as.contains(post.kind().name()) ? 0 : 1;
                    doubled += asTicket + asReply > 0 ? 1 : 0;
                }
            }
        }
        return new MailTally(
                seen.size(),
                tickets,
                replies,
                aside,
                lost,
                doubled,
                misplaced,
                kills,
                posts.size() / seconds);
    }

    private static <T> void events(
            String url, EventType<T> type, java.util.function.Consumer<byte[]> reader) {
        var sql = "select payload from backbone.events where type = '" + type.name() + "'";
        Rows.each(url, sql, row -> reader.accept(row.getBytes(1)));
    }

    private static Map<String, String> fates(String url) {
        var fates = new HashMap<String, String>();
        Rows.each(
                url,
                "select message_id, fate from mailroom.mails",
                row -> fates.merge(row.getString(1), row.getString(2), (a, b) -> a + " " + b));
        return fates;
    }
}
