package opora.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Pages are for everybody: who hears them, who sees little, who has a small phone and a slow line.
class EverybodyTest extends Journey {
    private static final int FIRST_PAGE_BYTES = 150_000;

    private static final List<String> BEFORE =
            List.of("/", "/sign-in", "/sign-up", "/sign-in/forgotten", "/offline", "/api/docs");

    /// Behind the sections, where something is filled in or one thing is shown.
    private static final List<String> CUSTOMERS_DETAILS =
            List.of("/cards/new", "/cards/top-up", "/tickets/new", "/orders/new", "/wallet/money");

    @Test
    void nobodyIsShutOutBeforeSigningIn() {
        var page = still(chromium.visit("en-GB", 390));
        Assertions.assertThat(Barriers.on(page, opora.address(), BEFORE)).isEmpty();
    }

    /// Otherwise the others would prove nothing.
    @Test
    void whatShutsPeopleOutIsFound() {
        var page = still(chromium.visit("en-GB", 390));
        page.navigate(opora.address() + "/sign-in");
        page.evaluate("() => document.querySelector('main').append(new Image())");
        Assertions.assertThat(Barriers.serious(page, Barriers.EVERYTHING).toList())
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
        Assertions.assertThat(Barriers.serious(page, Barriers.CONTRAST).toList())
                .singleElement(InstanceOfAssertFactories.STRING)
                .startsWith("color-contrast");
    }

    @Test
    void nobodyIsShutOutOfACustomersPages() {
        var page = still(chromium.visit("ru-RU", 390));
        signIn(page, "anna");
        Assertions.assertThat(
                        Barriers.on(page, opora.address(), Barriers.menu(page, opora.address())))
                .isEmpty();
        var details = new ArrayList<>(CUSTOMERS_DETAILS);
        for (var section : List.of("/orders", "/tickets", "/invoices")) {
            page.navigate(opora.address() + section);
            var one = "main a[href^='%s/']:not([href$='/new'])".formatted(section);
            details.add(page.locator(one).first().getAttribute("href"));
        }
        Assertions.assertThat(Barriers.on(page, opora.address(), details)).isEmpty();
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
        Assertions.assertThat(Barriers.serious(page, Barriers.EVERYTHING).toList()).isEmpty();
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
        return Barriers.in(page, ColorScheme.LIGHT);
    }
}
