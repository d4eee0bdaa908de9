package opora.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Pages are for everybody: who hears them, who sees little, who has a small phone and a slow line.
class EverybodyTest extends Journey {
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

    /// Behind the sections, where something is filled in or one thing is shown.
    private static final List<String> CUSTOMERS_DETAILS =
            List.of("/cards/new", "/cards/top-up", "/tickets/new", "/orders/new", "/wallet/money");

    private static final List<String> STAFFS_DETAILS =
            List.of(
                    "/desk/1001",
                    "/desk/1001/edit",
                    "/desk/1001/customer",
                    "/desk/new",
                    "/desk/views/new",
                    "/macros/new",
                    "/accounts/anna",
                    "/roles/manager",
                    "/registration-steps/new",
                    "/billing/plans/home",
                    "/rules/1",
                    "/rules/new?event=opora.orders.OrderStatusUpdated",
                    "/templates/1",
                    "/webhooks/new",
                    "/mailroom/boxes/new",
                    "/statuses/working",
                    "/new-field",
                    "/ledger?who=anna");

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
        Assertions.assertThat(barriers(page, menu(page))).isEmpty();
        var details = new ArrayList<>(CUSTOMERS_DETAILS);
        for (var section : List.of("/orders", "/tickets", "/invoices")) {
            page.navigate(opora.address() + section);
            var one = "main a[href^='%s/']:not([href$='/new'])".formatted(section);
            details.add(page.locator(one).first().getAttribute("href"));
        }
        Assertions.assertThat(barriers(page, details)).isEmpty();
    }

    @Test
    void nobodyIsShutOutOfAnAdministratorsPages() {
        var page = still(chromium.visit("en-GB", 390));
        signIn(page, "daria");
        var paths = menu(page);
        Assertions.assertThat(paths).hasSizeGreaterThan(15);
        Assertions.assertThat(barriers(page, paths)).isEmpty();
        Assertions.assertThat(barriers(page, STAFFS_DETAILS)).isEmpty();
    }

    @Test
    void nobodyIsShutOutWhereAnotherAppAsksForConsent() {
        var page = still(chromium.visit("en-GB", 390));
        signIn(page, "daria");
        page.navigate(opora.address() + "/connected-apps");
        page.fill("[name=name]", "Reports");
        page.fill("[name=redirects]", "http://127.0.0.1/back");
        page.locator("[name=scopes]").first().check();
        page.locator("form[action='/connected-apps'] .btn-primary").click();
        var client = page.locator("code.secret").nth(1).innerText();
        Assertions.assertThat(Barriers.of(page)).isEmpty();
        var asked =
                "/oauth/authorize?response_type=code&redirect_uri=http://127.0.0.1/back&state=a"
                        + ("&code_challenge_method=S256&code_challenge=" + "a".repeat(43))
                        + ("&scope=openid&client_id=" + client);
        Assertions.assertThat(barriers(page, List.of(asked))).isEmpty();
        assertThat(page.locator("button[name=allow]")).hasCount(2);
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
            found.addAll(Barriers.of(page));
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
