package opora.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

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
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Pages are for everybody: who hears them, who sees little, who has a small phone and a slow line.
class EverybodyTest extends Journey {
    private static final String AXE = "axe.min.js";
    private static final String CONTRAST = "{runOnly: ['color-contrast']}";
    private static final int FIRST_PAGE_BYTES = 150_000;
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

    private static final List<String> BEFORE =
            List.of("/", "/sign-in", "/sign-up", "/sign-in/forgotten", "/offline", "/api/docs");

    private static String axe;

    @BeforeAll
    static void readAxe() {
        try (var script = EverybodyTest.class.getClassLoader().getResourceAsStream(AXE)) {
            axe = new String(script.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void nobodyIsShutOutBeforeSigningIn() {
        var page = still(chromium.visit("en-GB", 390));
        Assertions.assertThat(barriers(page, BEFORE)).isEmpty();
    }

    /// Otherwise the others would prove nothing.
    @Test
    void whatShutsPeopleOutIsFound() {
        var page = still(chromium.visit("en-GB", 390));
        page.navigate(opora.address() + "/sign-in");
        page.evaluate(axe);
        page.evaluate("() => document.querySelector('main').append(new Image())");
        Assertions.assertThat(serious(page, "{}").toList())
                .anyMatch(flaw -> flaw.startsWith("image-alt"));
    }

    /// Before and after signing in, in both themes.
    @ParameterizedTest
    @CsvSource({"/sign-in, LIGHT", "/sign-in, DARK", "/orders, LIGHT", "/orders, DARK"})
    void whatIsPaleIsFound(String path, ColorScheme theme) {
        var page = still(chromium.visit("en-GB", 390));
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(theme));
        if (!path.equals("/sign-in")) {
            signIn(page, "anna");
        }
        page.navigate(opora.address() + path);
        page.evaluate(axe);
        page.evaluate(
                """
                colour => {
                    const pale = document.createElement('p');
                    pale.textContent = 'Pale on purpose';
                    pale.style.color = colour;
                    document.querySelector('main').append(pale);
                }
                """,
                theme == ColorScheme.LIGHT ? "#ddd" : "#333");
        Assertions.assertThat(serious(page, CONTRAST).toList())
                .singleElement(InstanceOfAssertFactories.STRING)
                .startsWith("color-contrast");
    }

    @Test
    void nobodyIsShutOutOfACustomersPages() {
        var page = still(chromium.visit("ru-RU", 390));
        signIn(page, "anna");
        Assertions.assertThat(barriers(page, menu(page))).isEmpty();
    }

    @Test
    void nobodyIsShutOutOfAnAdministratorsPages() {
        var page = still(chromium.visit("en-GB", 390));
        signIn(page, "daria");
        var paths = menu(page);
        Assertions.assertThat(paths).hasSizeGreaterThan(15);
        Assertions.assertThat(barriers(page, paths)).isEmpty();
    }

    @Test
    void theFirstPageIsLight() {
        var page = chromium.visit("en-GB", 390);
        page.navigate(opora.address() + "/");
        page.waitForLoadState();
        var bytes =
                (Number)
                        page.evaluate(
                                """
                                [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
                                    .reduce((sum, entry) => sum + entry.transferSize, 0)
                                """);
        Assertions.assertThat(bytes.intValue()).isBetween(10_000, FIRST_PAGE_BYTES);
    }

    @Test
    void aPageIsFoundWithTheKeyboardAlone() {
        chromium.complaints.clear();
        var page = still(chromium.visit("en-GB", 1280));
        signIn(page, "daria");
        page.navigate(opora.address() + "/orders");
        page.keyboard().press("Control+k");
        var palette = page.locator("#palette");
        palette.locator("input").pressSequentially("boris");
        assertThat(palette.locator("[role=option][data-path='/accounts/boris']")).isVisible();
        page.evaluate(axe);
        Assertions.assertThat(serious(page, "{}").toList()).isEmpty();
        palette.locator("input").fill("journal");
        assertThat(palette.locator("[aria-selected=true]")).containsText("Journal");
        page.keyboard().press("Enter");
        page.waitForURL("**/journal");

        page.keyboard().press("?");
        assertThat(page.locator("#keys")).isVisible();
        page.keyboard().press("Escape");
        assertThat(page.locator("#keys")).isHidden();
        page.setViewportSize(390, 800);
        page.locator(".top [data-opens=palette]").click();
        assertThat(palette).isVisible();
        Assertions.assertThat(chromium.complaints).isEmpty();
    }

    @Test
    void withoutAConnectionAPageSaysSo() {
        var page = chromium.visit("en-GB", 390);
        signIn(page, "anna");
        page.evaluate(
                "() => navigator.serviceWorker.ready.then(worker => caches.match('/offline'))");
        page.context().setOffline(true);
        page.navigate(opora.address() + "/wallet");
        assertThat(page.locator("main")).containsText("No connection");
        Assertions.assertThat(page.content()).doesNotContain("anna");
    }

    private static Page still(Page page) {
        page.emulateMedia(
                new Page.EmulateMediaOptions()
                        .setReducedMotion(ReducedMotion.REDUCE)
                        .setColorScheme(ColorScheme.LIGHT));
        return page;
    }

    private static Set<String> menu(Page page) {
        page.navigate(opora.address() + "/orders");
        var paths = new LinkedHashSet<String>();
        for (var link : page.locator(".side nav a").all()) {
            paths.add(link.getAttribute("href"));
        }
        paths.addAll(OWN);
        return paths;
    }

    /// What is serious on these pages, in both themes, and where things jump while loading.
    private static List<String> barriers(Page page, Iterable<String> paths) {
        var found = new ArrayList<String>();
        for (var path : paths) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
            Assertions.assertThat(page.navigate(opora.address() + path).status())
                    .as(path)
                    .isEqualTo(200);
            var shift = shift(page);
            if (shift >= MOST_SHIFT) {
                found.add(path + " jumps by " + shift);
            }
            page.evaluate(axe);
            serious(page, "{}").forEach(flaw -> found.add(path + " light: " + flaw));
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
            serious(page, CONTRAST).forEach(flaw -> found.add(path + " dark: " + flaw));
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

    private static Stream<String> serious(Page page, String options) {
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
