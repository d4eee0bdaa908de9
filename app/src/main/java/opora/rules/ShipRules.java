package opora.rules;

import java.util.List;
import opora.Settings;
import opora.backbone.Backbone;
import opora.backbone.Database;
import opora.shell.Saved;
import opora.shell.Texts;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Puts the rules that come with the product among the others, once. Staff may change them, switch
/// them off or remove them like their own. Templates that nobody has changed get better words with
/// a new version of the product.
@Component
class ShipRules implements ApplicationRunner {
    private static final String BY = "opora";
    private static final String RUSSIAN = "ru";
    private static final String ENGLISH = "en";

    private final Settings settings;
    private final Backbone backbone;
    private final Database database;
    private final JdbcClient db;
    private final AllTemplates templates;
    private final ChangeRules changes;
    private final Texts texts;
    private final ShippedNames names;

    ShipRules(
            Settings settings,
            Backbone backbone,
            Database database,
            JdbcClient db,
            AllTemplates templates,
            ChangeRules changes,
            Texts texts,
            ShippedNames names) {
        this.settings = settings;
        this.backbone = backbone;
        this.database = database;
        this.db = db;
        this.templates = templates;
        this.changes = changes;
        this.texts = texts;
        this.names = names;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        Shipped.ALWAYS.forEach(this::ship);
        if (settings.demo()) {
            ship(Shipped.DEMO);
        }
    }

    private void ship(Shipped shipped) {
        database.transact(
                RulesContext.NAME,
                _ -> {
                    var sql = "insert into rules.shipped (name) values (?) on conflict do nothing";
                    if (db.sql(sql).param(shipped.name()).update() == 0) {
                        refresh(shipped);
                    } else if (templates.add(template(shipped), BY)
                            instanceof Saved.Kept(var template)) {
                        changes.add(rule(shipped, template), BY);
                    }
                    return shipped;
                });
    }

    private void refresh(Shipped shipped) {
        var draft = template(shipped);
        templates.of(event(shipped)).stream()
                .filter(one -> one.name().equals(draft.name()) && one.changedBy().equals(BY))
                .filter(one -> !draft.says(one))
                .forEach(one -> templates.change(one.id(), draft.asSeen(one.version()), BY));
    }

    private TemplateDraft template(Shipped shipped) {
        return new TemplateDraft(
                names.kept(shipped),
                event(shipped),
                text(RUSSIAN, shipped, "subject"),
                text(RUSSIAN, shipped, "body"),
                text(ENGLISH, shipped, "subject"),
                text(ENGLISH, shipped, "body"),
                null);
    }

    private RuleDraft rule(Shipped shipped, long template) {
        return new RuleDraft(
                names.kept(shipped),
                event(shipped),
                shipped.kind(),
                shipped.conditions(),
                List.of(shipped.recipient()),
                shipped.ways(),
                template,
                null,
                shipped.timing(),
                false,
                true,
                null);
    }

    private String event(Shipped shipped) {
        return backbone.types().of(shipped.event()).name();
    }

    private String text(String language, Shipped shipped, String part) {
        return texts.text(language, "shipped." + shipped.name() + "." + part);
    }
}
