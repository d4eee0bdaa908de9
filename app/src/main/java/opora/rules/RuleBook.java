package opora.rules;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The rules that are switched on, remembered until somebody changes one.
@Component
class RuleBook {
    private static final Logger log = LoggerFactory.getLogger(RuleBook.class);
    private static final long LOOK_NANOS = 500_000_000;

    private final JdbcClient db;
    private final Rules rules;
    private final AllTemplates templates;
    private final EventCatalogue events;
    private volatile Page page = new Page(0, Map.of(), Map.of(), Set.of());
    private volatile long lookedAtNanos = System.nanoTime() - LOOK_NANOS;

    RuleBook(JdbcClient db, Rules rules, AllTemplates templates, EventCatalogue events) {
        this.db = db;
        this.rules = rules;
        this.templates = templates;
        this.events = events;
    }

    /// @param rules by event, in order
    record Page(
            long edition,
            Map<String, List<Rule>> rules,
            Map<Long, Template> templates,
            Set<String> topics) {}

    /// As of now: a rule that was saved before an event happened applies to it, in every process.
    Page current() {
        var edition = db.sql("select number from rules.edition").query(Long.class).single();
        if (edition != page.edition()) {
            page = read(edition);
        }
        return page;
    }

    /// What the rules want to read, at most half a second old; without a database what it was.
    Set<String> topics() {
        var now = System.nanoTime();
        if (now - lookedAtNanos > LOOK_NANOS) {
            lookedAtNanos = now;
            try {
                current();
            } catch (DataAccessException e) {
                log.debug("the rules are looked at later", e);
            }
        }
        return page.topics();
    }

    private Page read(long edition) {
        var active =
                rules.all().stream()
                        .filter(Rule::active)
                        .collect(Collectors.groupingBy(Rule::eventType));
        return new Page(
                edition,
                active,
                templates.all().stream()
                        .collect(Collectors.toMap(Template::id, Function.identity())),
                events.topics(active.keySet()));
    }

    /// Lets every process read the rules anew.
    static void turnPage(JdbcClient db) {
        db.sql("update rules.edition set number = number + 1").update();
    }
}
