package opora.rules;

import java.util.List;
import opora.shell.Flaw;
import org.jspecify.annotations.Nullable;

/// The page of one template as somebody filled it in.
///
/// @param rule what was typed into the rule that the template is written for; empty for none
public record TemplateForm(
        @Nullable Long id,
        EventFields event,
        TemplateDraft draft,
        List<Template> versions,
        List<Flaw> flaws,
        @Nullable Preview preview,
        String rule) {

    public String path() {
        return id == null ? "/templates/new" : "/templates/" + id;
    }

    TemplateForm with(List<Flaw> others) {
        return new TemplateForm(id, event, draft, versions, others, preview, rule);
    }

    TemplateForm with(TemplateDraft other) {
        return new TemplateForm(id, event, other, versions, flaws, preview, rule);
    }

    TemplateForm with(Preview shown) {
        return new TemplateForm(id, event, draft, versions, flaws, shown, rule);
    }
}
