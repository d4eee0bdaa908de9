package opora.rules;

import java.util.List;
import opora.Settings;
import opora.backbone.Backbone;
import opora.identity.UserRegistered;
import opora.notifications.NotificationRequested.Channel;
import opora.notifications.NotificationRequested.Kind;
import opora.notifications.NotificationRequested.Timing;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/// A first rule for the demo, to be looked at and changed: whoever joins is greeted behind their
/// bell.
@Component
class DemoRules implements ApplicationRunner {
    private static final String BY = "demo";

    private final Settings settings;
    private final Backbone backbone;
    private final Rules rules;
    private final AllTemplates templates;
    private final ChangeRules changes;

    DemoRules(
            Settings settings,
            Backbone backbone,
            Rules rules,
            AllTemplates templates,
            ChangeRules changes) {
        this.settings = settings;
        this.backbone = backbone;
        this.rules = rules;
        this.templates = templates;
        this.changes = changes;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (settings.demo() && rules.all().isEmpty() && templates.all().isEmpty()) {
            var event = backbone.types().of(UserRegistered.class).name();
            if (templates.add(welcome(event), BY) instanceof Saved.Kept(var template)) {
                changes.add(rule(event, template), BY);
            }
        }
    }

    private static TemplateDraft welcome(String event) {
        return new TemplateDraft(
                "Добро пожаловать / Welcome",
                event,
                "Добро пожаловать, {{person.name}}!",
                "Вы с нами с {{registeredAt | date}}. Здесь будет появляться всё, что касается вас.",
                "Welcome, {{person.name}}!",
                "You joined on {{registeredAt | date}}. Whatever concerns you will stand here.",
                null);
    }

    private static RuleDraft rule(String event, long template) {
        return new RuleDraft(
                "Приветствие / Welcome",
                event,
                Kind.SERVICE,
                Conditions.NONE,
                List.of(new Recipient(Recipient.Kind.FIELD, "username")),
                List.of(Channel.BELL),
                template,
                null,
                Timing.AWAKE,
                false,
                true,
                null);
    }
}
