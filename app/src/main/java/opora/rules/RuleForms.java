package opora.rules;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/// The pages of rules as they are filled in, also while somebody writes a template in between.
@Component
class RuleForms {
    private static final Set<String> NOT_TYPED = Set.of("_csrf", "write", "try", "more");

    private final EventCatalogue events;
    private final AllTemplates templates;
    private final KnownWebhooks webhooks;
    private final ShippedNames names;

    RuleForms(
            EventCatalogue events,
            AllTemplates templates,
            KnownWebhooks webhooks,
            ShippedNames names) {
        this.events = events;
        this.templates = templates;
        this.webhooks = webhooks;
        this.names = names;
    }

    RuleForm of(@Nullable Long id, RuleDraft draft, String language) {
        var event = events.fields(draft.typed()).orElseThrow(RulesController::unknown);
        var fitting =
                templates.of(draft.typed()).stream()
                        .map(template -> names.shown(template, language))
                        .toList();
        return new RuleForm(id, event, draft, fitting, webhooks.all(), List.of(), 1, null);
    }

    /// What was typed into a new rule, as one text that another form carries along.
    static String carry(MultiValueMap<String, String> fields) {
        return fields.entrySet().stream()
                .filter(field -> !NOT_TYPED.contains(field.getKey()))
                .flatMap(
                        field ->
                                field.getValue().stream()
                                        .map(value -> coded(field.getKey()) + "=" + coded(value)))
                .collect(Collectors.joining("&"));
    }

    /// The rule that was carried, with the template that was written meanwhile.
    RuleForm back(String carried, long template, String language) {
        var fields = new LinkedMultiValueMap<String, String>();
        for (var field : carried.split("&")) {
            var name = field.replaceFirst("=.*", "");
            var value = field.substring(Math.min(field.length(), name.length() + 1));
            fields.add(plain(name), plain(value));
        }
        fields.set("templateId", String.valueOf(template));
        return of(null, RuleForm.draft(fields), language);
    }

    private static String coded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String plain(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return ""; // nothing that we wrote
        }
    }
}
