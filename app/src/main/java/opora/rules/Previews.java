package opora.rules;

import java.util.ArrayList;
import opora.shell.Frame;
import opora.shell.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Shows a template as people would read it.
@Component
class Previews {
    private final EventCatalogue events;

    Previews(EventCatalogue events) {
        this.events = events;
    }

    /// @param draft without flaws
    Preview of(TemplateDraft draft, EventFields fields, Frame frame, @Nullable String event)
            throws BadWording {
        var past = events.past(fields.type());
        var chosen = TryRules.chosen(past, event);
        var pages = new ArrayList<Preview.Page>();
        for (var language : Texts.LANGUAGES) {
            var reader = new Reader("anna", language, frame.zone());
            var template = draft.tried();
            pages.add(
                    new Preview.Page(
                            language,
                            filled(template.subject(language), fields, chosen, reader),
                            filled(template.body(language), fields, chosen, reader)));
        }
        return new Preview(past, chosen, pages);
    }

    private static String filled(String text, EventFields fields, Past past, Reader reader)
            throws BadWording {
        var filled = Wording.parse(text, fields).fill(past.facts(), reader);
        return past.facts().words().apply(filled).replace(Wording.NAME, reader.username());
    }
}
