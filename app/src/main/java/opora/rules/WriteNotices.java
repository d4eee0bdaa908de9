package opora.rules;

import java.util.ArrayList;
import java.util.List;
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
            var bare = Notice.guest(name, facts) ? facts.text(Notice.EMAIL) : name;
            var ways = rule.channels().stream().filter(way -> way.reaches(bare)).toList();
            notices.addAll(written(rule, template, event, facts, name, ways));
        }
        for (var recipient : rule.recipients()) {
            if (recipient.kind() == Recipient.Kind.WEBHOOK) {
                var name = recipient.value().strip();
                notices.addAll(written(rule, template, event, facts, name, List.of(Way.WEBHOOK)));
            }
        }
        return notices;
    }

    private List<Notice> written(
            Rule rule,
            Template template,
            EventFields event,
            Facts facts,
            String name,
            List<Way> ways)
            throws BadWording {
        var reader = readers.of(name, rule.language(), facts);
        var subject = Wording.parse(template.subject(reader.language()), event);
        var body = Wording.parse(template.body(reader.language()), event);
        return ways.stream()
                .map(
                        way ->
                                new Notice(
                                        rule,
                                        template.version(),
                                        way,
                                        name,
                                        reader.language(),
                                        oneLine(subject.fill(facts, reader)),
                                        body.fill(facts, reader)))
                .toList();
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ").strip();
    }
}
