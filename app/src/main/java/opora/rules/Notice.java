package opora.rules;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import opora.notifications.NotificationRequested;
import opora.notifications.NotificationType;
import opora.tickets.MessageAdded;
import opora.tickets.TicketRequested;

/// What one rule has to say to one recipient in one way.
public record Notice(
        Rule rule,
        int templateVersion,
        Way way,
        String recipient,
        String language,
        String subject,
        String body) {
    private static final String TICKET = "ticket";
    private static final String NUMBER = "number";
    private static final String CUSTOMER = "customer";
    static final String EMAIL = "email";

    /// A bare address stands for itself; it is nobody's here.
    boolean bare() {
        return recipient.contains("@");
    }

    /// Somebody without an account, who is reached where the event says and nowhere else.
    static boolean guest(String name, Facts facts) {
        var email = facts.text(EMAIL);
        var theirs = TicketRequested.isGuest(name) && name.equals(facts.text(CUSTOMER));
        return !email.isEmpty() && (theirs || name.equals(TicketRequested.guest(email)));
    }

    /// The same for the same event, so that nobody is told twice.
    String id(Facts facts) {
        var name = facts.meta().id() + " " + rule.id() + " " + way + " " + recipient;
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }

    /// The event that has it brought to whom it is for.
    Object asked(Facts facts, Instant now) {
        return way == Way.WEBHOOK ? toWebhook(facts, now) : toPerson(facts, now);
    }

    private NoticeIssued toWebhook(Facts facts, Instant now) {
        return new NoticeIssued(
                recipient,
                id(facts),
                rule.id(),
                rule.name(),
                language,
                subject.replace(Wording.NAME, recipient),
                body.replace(Wording.NAME, recipient),
                facts.meta().id(),
                facts.meta().type(),
                now.truncatedTo(ChronoUnit.MILLIS));
    }

    /// Somebody without an account gets the files of an answer with the mail, or not at all.
    private void enclose(Map<String, String> about, Facts facts) {
        var answer =
                facts.meta().type().equals(MessageAdded.class.getName())
                        && facts.text("visibility").equals("PUBLIC")
                        && facts.text("role").equals("STAFF");
        var files = facts.root().path("files");
        if (way == Way.EMAIL && answer && !files.isEmpty()) {
            about.put(NotificationRequested.FILES, files.toString());
        }
    }

    private NotificationRequested toPerson(Facts facts, Instant now) {
        var about = new HashMap<String, String>();
        about.put(NotificationRequested.CHANNEL, way.wire());
        about.put(NotificationRequested.LANGUAGE, language);
        about.put(NotificationRequested.KIND, rule.kind().name());
        about.put(NotificationRequested.TIMING, rule.timing().name());
        about.put("rule", Long.toString(rule.id()));
        about.put("ruleName", rule.name());
        about.put("template", Long.toString(rule.templateId()));
        about.put("templateVersion", Integer.toString(templateVersion));
        about.put("event", facts.meta().id());
        about.put("eventType", facts.meta().type());
        if (!facts.text(TICKET).isEmpty() && !facts.text(NUMBER).isEmpty()) {
            about.put(NotificationRequested.THREAD, facts.text(NUMBER));
        }
        if (bare()) {
            about.put(NotificationRequested.TO, recipient);
        } else if (guest(recipient, facts)) {
            about.put(NotificationRequested.TO, facts.text(EMAIL));
            enclose(about, facts);
        }
        return new NotificationRequested(
                id(facts),
                facts.meta().correlation(),
                recipient,
                NotificationType.OTHER,
                subject,
                body,
                Map.copyOf(about),
                now);
    }
}
