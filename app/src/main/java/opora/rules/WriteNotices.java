package opora.rules;

import java.util.ArrayList;
import java.util.List;
import opora.notifications.NotificationRequested.Channel;
import org.springframework.stereotype.Component;

/// What a rule has to say about an event, to everybody it means.
@Component
class WriteNotices {
    private final Readers readers;

    WriteNotices(Readers readers) {
        this.readers = readers;
    }

    List<Notice> of(Rule rule, Template template, EventFields event, Facts facts)
            throws BadWording {
        var notices = new ArrayList<Notice>();
        for (var name : readers.named(rule.recipients(), facts)) {
            var reader = readers.of(name, rule.language());
            var subject = Wording.parse(template.subject(reader.language()), event);
            var body = Wording.parse(template.body(reader.language()), event);
            for (var channel : rule.channels()) {
                if (channel == Channel.EMAIL || !name.contains("@")) {
                    notices.add(
                            new Notice(
                                    rule,
                                    template.version(),
                                    channel,
                                    name,
                                    reader.language(),
                                    oneLine(subject.fill(facts, reader)),
                                    body.fill(facts, reader)));
                }
            }
        }
        return notices;
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ").strip();
    }
}
