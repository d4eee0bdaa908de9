package opora.e2e;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;

/// What shuts people out of a page, as axe finds it.
final class Barriers {
    static final String EVERYTHING = "{}";
    static final String CONTRAST = "{runOnly: ['color-contrast']}";
    private static final String AXE = axe();

    private Barriers() {}

    private static String axe() {
        try (var script = Barriers.class.getClassLoader().getResourceAsStream("axe.min.js")) {
            return new String(script.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What is serious on the page as it stands, and in the dark what is too pale.
    static List<String> of(Page page) {
        var light = serious(in(page, ColorScheme.LIGHT), EVERYTHING).map(" light: "::concat);
        var dark = serious(in(page, ColorScheme.DARK), CONTRAST).map(" dark: "::concat);
        return Stream.concat(light.toList().stream(), dark)
                .map(flaw -> page.url().replaceFirst("https?://[^/]+", "") + flaw)
                .toList();
    }

    static Page in(Page page, ColorScheme theme) {
        page.emulateMedia(
                new Page.EmulateMediaOptions()
                        .setReducedMotion(ReducedMotion.REDUCE)
                        .setColorScheme(theme));
        return page;
    }

    static Stream<String> serious(Page page, String options) {
        if (!(Boolean) page.evaluate("() => 'axe' in window")) {
            page.evaluate(AXE);
        }
        var flaws =
                page.evaluate(
                        """
                        axe.run(document, {resultTypes: ['violations'], ...%s}).then(result => result.violations
                            .filter(one => ['serious', 'critical'].includes(one.impact))
                            .flatMap(one => one.nodes.slice(0, 4).map(node =>
                                one.id + ' at ' + node.target.join(' ') + ' ' + node.any.map(a => a.message).join(' ')))
                            .concat([...result.passes, ...result.violations].some(one => one.id === 'color-contrast')
                                ? [] : ['no colour was looked at']))
                        """
                                .formatted(options));
        return ((List<?>) flaws).stream().map(Object::toString);
    }
}
