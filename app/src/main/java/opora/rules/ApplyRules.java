package opora.rules;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import opora.backbone.Database;
import opora.backbone.Handles;
import opora.backbone.Outgoing;
import opora.backbone.RawEvent;
import opora.backbone.Selective;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Looks at every event that some rule is about, and asks for what the rules want told. Only their
/// topics are read; a rule about another one widens that within a second.
@Component
class ApplyRules implements Selective {
    private static final Logger log = LoggerFactory.getLogger(ApplyRules.class);

    private final Database database;
    private final RuleBook book;
    private final EventCatalogue events;
    private final WriteNotices notices;

    ApplyRules(Database database, RuleBook book, EventCatalogue events, WriteNotices notices) {
        this.database = database;
        this.book = book;
        this.events = events;
        this.notices = notices;
    }

    @Override
    public Set<String> topics() {
        return book.topics();
    }

    @Handles
    void on(List<RawEvent> batch) {
        var page = book.current();
        for (var event : batch) {
            var rules = page.rules().getOrDefault(event.meta().type(), List.of());
            if (!rules.isEmpty()) {
                database.publish(asked(rules, page, event));
            }
        }
    }

    private List<Outgoing> asked(List<Rule> rules, RuleBook.Page page, RawEvent event) {
        var asked = new ArrayList<Outgoing>();
        var facts = events.facts(event);
        for (var rule : rules) {
            if (!event.meta().time().isBefore(rule.since()) && rule.conditions().hold(facts)) {
                notices(rule, page, facts).stream()
                        .map(notice -> notice.asked(facts, Instant.now()))
                        .forEach(wish -> asked.add(Outgoing.follows(wish, event.meta())));
                if (rule.last()) {
                    break;
                }
            }
        }
        return asked;
    }

    /// A template that no longer fits its event stops its own rule and nothing else.
    private List<Notice> notices(Rule rule, RuleBook.Page page, Facts facts) {
        try {
            var template = Objects.requireNonNull(page.templates().get(rule.templateId()));
            var fields = events.fields(rule.eventType()).orElseThrow();
            return notices.of(rule, template, fields, facts);
        } catch (BadWording e) {
            log.error(
                    "rule {} tells nobody: its template does not fit: {}",
                    rule.id(),
                    e.getMessage());
            return List.of();
        }
    }
}
