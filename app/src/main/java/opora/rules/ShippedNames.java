package opora.rules;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import opora.shell.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What comes with the product is kept under a name in both languages, and called by the reader's
/// until somebody renames it.
@Component
class ShippedNames {
    private final Texts texts;
    private final Map<String, Shipped> byName;

    ShippedNames(Texts texts) {
        this.texts = texts;
        this.byName =
                Stream.concat(Shipped.ALWAYS.stream(), Stream.of(Shipped.DEMO))
                        .collect(Collectors.toMap(this::kept, Function.identity()));
    }

    /// What it is kept under.
    String kept(Shipped shipped) {
        return Texts.LANGUAGES.stream()
                .map(language -> title(shipped, language))
                .collect(Collectors.joining(" / "));
    }

    String shown(String kept, String language) {
        return Optional.ofNullable(byName.get(kept))
                .map(shipped -> title(shipped, language))
                .orElse(kept);
    }

    Rule shown(Rule rule, String language) {
        return rule.called(shown(rule.name(), language));
    }

    Template shown(Template template, String language) {
        return template.called(shown(template.name(), language));
    }

    /// Whoever leaves the name in the form as it was shown renames nothing.
    @Nullable String kept(@Nullable String typed, String kept, String language) {
        return shown(kept, language).equals(typed == null ? "" : typed.strip()) ? kept : typed;
    }

    private String title(Shipped shipped, String language) {
        return texts.text(language, "shipped." + shipped.name() + ".title");
    }
}
