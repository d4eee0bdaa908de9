package opora.rules;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import opora.shell.Edition;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The rules that are switched on, remembered until somebody changes one.
@Component
class RuleBook {
    private static final String EDITION = "rules.edition";
    private static final Page NONE = new Page(Map.of(), Map.of(), Set.of());

    private final Rules rules;
    private final AllTemplates templates;
    private final EventCatalogue events;
    private final Edition<Page> edition;

    RuleBook(JdbcClient db, Rules rules, AllTemplates templates, EventCatalogue events) {
        this.rules = rules;
        this.templates = templates;
        this.events = events;
        this.edition = new Edition<>(db, EDITION, this::read);
    }

    /// @param rules by event, in order
    record Page(Map<String, List<Rule>> rules, Map<Long, Template> templates, Set<String> topics) {}

    /// As of now: a rule that was saved before an event happened applies to it, in every process.
    Page current() {
        return edition.current();
    }

    /// What the rules want to read.
    Set<String> topics() {
        return edition.recent(NONE).topics();
    }

    private Page read() {
        var active =
                rules.all().stream()
                        .filter(Rule::active)
                        .collect(Collectors.groupingBy(Rule::eventType));
        return new Page(
                active,
                templates.all().stream()
                        .collect(Collectors.toMap(Template::id, Function.identity())),
                events.topics(active.keySet()));
    }

    /// Lets every process read the rules anew.
    static void turnPage(JdbcClient db) {
        Edition.turn(db, EDITION);
    }
}
