package opora.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/// What people do in a browser, in the demo that all journeys share.
abstract class Journey {
    static Opora opora;
    static Chromium chromium;

    @BeforeAll
    static void begin() {
        opora = Opora.shared();
        chromium = new Chromium();
    }

    @AfterAll
    static void end() {
        chromium.close();
    }

    static void signIn(Page page, String name) {
        signIn(page, opora.address(), name);
    }

    /// By the button that the demo has for each of its sample people.
    static void signIn(Page page, String address, String name) {
        page.navigate(address + "/sign-in");
        page.locator("form:has(input[name=username][value=" + name + "]) button").click();
        page.waitForURL(url -> !url.contains("/sign-in"));
    }

    static void fits(Page page) {
        var fits = "document.documentElement.scrollWidth <= window.innerWidth";
        assertThat((Boolean) page.evaluate(fits)).as(page.url() + " fits").isTrue();
    }
}
