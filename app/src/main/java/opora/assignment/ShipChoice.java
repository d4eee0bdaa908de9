package opora.assignment;

import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import opora.Settings;
import opora.backbone.Database;
import opora.shell.Texts;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Puts rules of choice in place that something can be begun with, once; in the demo experts, too.
@Component
class ShipChoice implements ApplicationRunner {
    private static final String BY = "opora";
    private static final String RUSSIAN = "ru";
    private static final String ENGLISH = "en";
    private static final List<String> TOPICS =
            List.of("access", "network", "hardware", "software", "payment");

    private final Settings settings;
    private final Database database;
    private final JdbcClient db;
    private final LiveRules rules;
    private final ChangeRules changes;
    private final Experts experts;
    private final Texts texts;

    ShipChoice(
            Settings settings,
            Database database,
            JdbcClient db,
            LiveRules rules,
            ChangeRules changes,
            Experts experts,
            Texts texts) {
        this.settings = settings;
        this.database = database;
        this.db = db;
        this.rules = rules;
        this.changes = changes;
        this.experts = experts;
        this.texts = texts;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        database.transact(
                AssignmentContext.NAME,
                _ -> {
                    db.sql("select number from assignment.edition for update")
                            .query(Long.class)
                            .single();
                    if (rules.current().version() == 0) {
                        changes.keep(
                                settings.preset() == Settings.Preset.TEAM ? alone() : first(), BY);
                        if (settings.demo()) {
                            demo();
                        }
                    }
                    return rules;
                });
    }

    private ChoiceRules first() {
        var topics = TOPICS.stream().map(this::topic).toList();
        var usual = ChoiceRules.NONE;
        return new ChoiceRules(
                1,
                usual.surety(),
                usual.untouchedMinutes(),
                usual.onShift(),
                usual.byRegion(),
                usual.byLanguage(),
                topics,
                List.of());
    }

    /// One queue: all tickets are about the same, and whoever has least to do gets the next one.
    private ChoiceRules alone() {
        var usual = ChoiceRules.NONE;
        var topic =
                texts.text(RUSSIAN, "assignment.shipped.all")
                        + " / "
                        + texts.text(ENGLISH, "assignment.shipped.all");
        return new ChoiceRules(
                1,
                usual.surety(),
                usual.untouchedMinutes(),
                false,
                false,
                false,
                List.of(new TopicRule(topic, List.of(), "", 1)),
                List.of());
    }

    private TopicRule topic(String name) {
        var words = texts.text(ENGLISH, "assignment.shipped." + name + ".words");
        return new TopicRule(
                texts.text(RUSSIAN, "assignment.shipped." + name)
                        + " / "
                        + texts.text(ENGLISH, "assignment.shipped." + name),
                List.of(words.split(",\\s*")),
                name,
                1);
    }

    /// Two who share most of the work, so that there is something to choose from; they work around
    /// the clock, whenever somebody looks at the demo.
    private void demo() {
        expert("egor", Map.of("network", 4, "hardware", 3, "software", 2, "access", 2), Set.of());
        expert("clara", Map.of("access", 3, "hardware", 2, "payment", 3), Set.of("ru", "en"));
    }

    private void expert(String username, Map<String, Integer> skills, Set<String> languages) {
        experts.begin(username, BY);
        var always = new Week(Collections.nCopies(7, List.of(new Span(0, Span.DAY))));
        var sql =
                """
                update assignment.experts
                set active = true, skills = ?::jsonb, languages = ?, zone = ?, week = ?::jsonb where username = ?
                """;
        db.sql(sql)
                .params(
                        Json.text(skills),
                        languages.toArray(String[]::new),
                        ZoneId.of("Europe/Moscow").getId(),
                        Json.text(always),
                        username)
                .update();
    }
}
