package opora.e2e;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;

/// What shuts people out of a page, as axe finds it.
final class Barriers {
    static final String EVERYTHING = "{}";
    static final String CONTRAST = "{runOnly: ['color-contrast']}";
    private static final double MOST_SHIFT = 0.1;

    /// Reached from the menu of the person, not from the sections.
    private static final List<String> OWN =
            List.of(
                    "/profile",
                    "/security",
                    "/security/password",
                    "/security/email",
                    "/security/tokens",
                    "/my-data",
                    "/api/docs");

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

    /// Every section that whoever is signed in has, and their own pages.
    static Set<String> menu(Page page, String address) {
        page.navigate(address + "/orders");
        var paths = new LinkedHashSet<String>();
        for (var link : page.locator(".side nav a").all()) {
            paths.add(link.getAttribute("href"));
        }
        paths.addAll(OWN);
        return paths;
    }

    /// On each of these pages, and where things jump while loading.
    static List<String> on(Page page, String address, Iterable<String> paths) {
        var found = new ArrayList<String>();
        for (var path : paths) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
            Assertions.assertThat(page.navigate(address + path).status()).as(path).isEqualTo(200);
            var shift = shift(page);
            if (shift >= MOST_SHIFT) {
                found.add(path + " jumps by " + shift);
            }
            found.addAll(of(page));
        }
        return found;
    }

    private static double shift(Page page) {
        var sum =
                page.evaluate(
                        """
                        () => new Promise(done => {
                            let sum = 0;
                            new PerformanceObserver(list => list.getEntries().forEach(one => sum += one.value))
                                .observe({type: 'layout-shift', buffered: true});
                            requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => done(sum))));
                        })
                        """);
        return ((Number) sum).doubleValue();
    }
}
