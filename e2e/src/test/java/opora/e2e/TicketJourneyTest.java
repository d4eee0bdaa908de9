package opora.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// A customer and an agent talk about a ticket while the connection comes and goes.
class TicketJourneyTest extends Journey {
    private static final Pattern REQUEST = Pattern.compile("/tickets/([0-9a-f-]{36})");

    @Test
    void noLineIsLostOrDoubledWhateverTheConnectionDoes() {
        var anna = chromium.visit("en-GB", 390);
        signIn(anna, "anna");
        var clara = chromium.visit("en-GB", 1280);
        signIn(clara, "clara");
        ask(anna, "The talk of the journey");
        clara.navigate(opora.address() + "/desk/" + number(anna));

        anna.context().setOffline(true);
        write(anna, "First, without a line.");
        write(anna, "Second, without a line.");
        assertThat(anna.locator(".unsent")).hasCount(2);
        anna.context().setOffline(false);
        assertThat(anna.locator(".unsent")).hasCount(0);
        says(clara, "First, without a line.");
        says(clara, "Second, without a line.");

        anna.route("**/messages", Route::abort);
        write(anna, "Third, before a reload.");
        assertThat(anna.locator(".unsent")).hasCount(1);
        anna.fill("textarea[name=text]", "Half a thou");
        anna.unroute("**/messages");
        anna.reload();
        assertThat(anna.locator("textarea[name=text]")).hasValue("Half a thou");
        says(clara, "Third, before a reload.");
        says(anna, "Third, before a reload.");

        write(clara, "An answer from the desk.");
        says(anna, "An answer from the desk.");
        clara.locator(".composer .choices label").last().click();
        assertThat(clara.locator(".composer .warning")).isVisible();
        write(clara, "Between us.");
        says(clara, "Between us.");
        assertThat(clara.locator(".said.internal")).hasCount(1);
        anna.reload();
        assertThat(anna.locator("#talk")).not().containsText("Between us.");
        assertThat(clara.locator("#talk")).containsText("Seen by the customer");
    }

    @Test
    void aFormThatWasLeftKeepsWhatWasTypedUntilItIsTaken() {
        var anna = chromium.visit("en-GB", 390);
        signIn(anna, "anna");
        anna.navigate(opora.address() + "/tickets/new");
        anna.fill("[name=subject]", "Half a wish");
        anna.reload();
        assertThat(anna.locator("[name=subject]")).hasValue("Half a wish");
        anna.navigate(opora.address() + "/orders");
        anna.navigate(opora.address() + "/tickets/new");
        assertThat(anna.locator("[name=subject]")).hasValue("Half a wish");
        anna.route("**/tickets/new", route -> route.fulfill(status(503)));
        var send = anna.locator("form[action='/tickets/new'] .btn-primary");
        assertThat(anna.waitForResponse("**/tickets/new", send::click).status()).isEqualTo(503);
        anna.unroute("**/tickets/new");
        anna.navigate(opora.address() + "/tickets");
        anna.navigate(opora.address() + "/tickets/new");
        assertThat(anna.locator("[name=subject]")).hasValue("Half a wish");
        anna.locator("form[action='/tickets/new'] .btn-primary").click();
        anna.waitForURL(REQUEST);
        anna.navigate(opora.address() + "/tickets/new");
        assertThat(anna.locator("[name=subject]")).hasValue("");

        var faina = chromium.visit("en-GB", 1280);
        signIn(faina, "faina");
        faina.navigate(opora.address() + "/desk/new");
        faina.fill("[name=subject]", "Half a call");
        faina.fill("[name=customer]", "boris");
        faina.navigate(opora.address() + "/desk/new/pick");
        assertThat(faina.locator("[name=subject]")).hasValue("Half a call");
        assertThat(faina.locator("[name=customer]")).hasValue("boris");
        faina.locator("[data-draft] button").click();
        assertThat(faina.locator("[name=subject]")).hasValue("");
        faina.fill("[name=subject]", "Another call");
        assertThat(drafts(faina)).isEqualTo(1);
        faina.evaluate("document.querySelector('[action=\"/sign-out\"]').requestSubmit()");
        assertThat(faina.locator("[name=customer]")).hasCount(0);
        assertThat(drafts(faina)).as("left after signing out").isZero();
    }

    private static int drafts(Page page) {
        return (int)
                page.evaluate(
                        "Object.keys(sessionStorage).filter(key => key.startsWith('opora-form')).length");
    }

    @Test
    void aLiveTalkComesBackAfterAServerThatWasNotReady() {
        var anna = chromium.visit("en-GB", 390);
        signIn(anna, "anna");
        ask(anna, "A talk that comes back");
        var number = number(anna);
        anna.route("**/live", route -> route.fulfill(status(503)));
        var refused = anna.waitForResponse("**/live", anna::reload);
        assertThat(refused.status()).isEqualTo(503);
        anna.unroute("**/live");
        var clara = chromium.visit("en-GB", 1280);
        signIn(clara, "clara");
        clara.navigate(opora.address() + "/desk/" + number);
        write(clara, "Are you there?");
        says(anna, "Are you there?");
    }

    /// A browser has six connections for one address, for all pages together.
    @Test
    void manyTicketsStandInTabsAndTheOneLookedAtLives() {
        var anna = chromium.visit("en-GB", 390);
        signIn(anna, "anna");
        ask(anna, "A talk in one of many tabs");
        var number = number(anna);
        var clara = chromium.visit("en-GB", 1280);
        signIn(clara, "clara");
        var tabs = new ArrayList<Page>();
        for (int i = 0; i < 8; i++) {
            tabs.add(clara.context().newPage());
            tabs.getLast().navigate(opora.address() + "/desk/" + number);
        }
        write(anna, "Which of them?");
        says(tabs.getLast(), "Which of them?");
        assertThat(tabs.getFirst().locator("#talk").getByText("Which of them?")).hasCount(0);
        tabs.getFirst().evaluate("dispatchEvent(new Event('focus'))");
        says(tabs.getFirst(), "Which of them?");
    }

    @Test
    void whatWasHiddenBeginsAnewAndTheBellGoesOnInAnotherPage() {
        var gleb = chromium.visit("en-GB", 1280);
        signIn(gleb, "gleb");
        gleb.navigate(opora.address() + "/bell");
        var other = gleb.context().newPage();
        other.navigate(opora.address() + "/bell");
        hide(other, true);
        other.waitForRequest("**/bell/live", () -> hide(other, false));
        gleb.waitForRequest("**/bell/live", other::close);
    }

    /// As if another tab lay over it: under test each page takes itself for the one in front.
    private static void hide(Page tab, boolean hidden) {
        tab.evaluate(
                """
                hidden => {
                  Object.defineProperty(document, 'hidden', { get: () => hidden, configurable: true });
                  document.dispatchEvent(new Event('visibilitychange'));
                }""",
                hidden);
    }

    @Test
    void aLiveTalkComesBackWithAStepBack() {
        var anna = chromium.visit("en-GB", 390);
        signIn(anna, "anna");
        ask(anna, "A talk one steps back to");
        var number = number(anna);
        // the browser under test keeps no pages that were left: it is told the two events of one
        // that does
        anna.evaluate("dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))");
        anna.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))");
        var clara = chromium.visit("en-GB", 1280);
        signIn(clara, "clara");
        clara.navigate(opora.address() + "/desk/" + number);
        write(clara, "Are you still there?");
        says(anna, "Are you still there?");
    }

    private static Route.FulfillOptions status(int status) {
        return new Route.FulfillOptions().setStatus(status).setBody("");
    }

    @Test
    void twoOfTheStaffSeeEachOther() {
        var clara = chromium.visit("en-GB", 1280);
        signIn(clara, "clara");
        clara.navigate(opora.address() + "/desk/1001");
        var daria = chromium.visit("en-GB", 1280);
        signIn(daria, "daria");
        daria.navigate(opora.address() + "/desk/1001");
        assertThat(clara.locator("#facts")).containsText("Also here: daria");
        assertThat(daria.locator("#facts")).containsText("Also here: clara");
    }

    @Test
    void everyPageFitsAPhoneAndSpeaksRussian() {
        var page = chromium.visit("ru-RU", 390);
        signIn(page, "daria");
        for (var path :
                List.of(
                        "/desk",
                        "/desk?view=ALL",
                        "/desk/1002",
                        "/desk/1002/edit",
                        "/desk/new",
                        "/statuses",
                        "/statuses/working",
                        "/new-status",
                        "/fields",
                        "/new-field",
                        "/tickets",
                        "/tickets/new")) {
            var answer = page.navigate(opora.address() + path);
            assertThat(answer.status()).as(path).isEqualTo(200);
            fits(page);
        }
    }

    private static void ask(Page page, String subject) {
        page.navigate(opora.address() + "/tickets/new");
        page.fill("[name=subject]", subject);
        page.locator("form[action='/tickets/new'] .btn-primary").click();
        page.waitForURL(REQUEST);
    }

    /// Shown live as soon as the desk has given it.
    private static String number(Page page) {
        var title = page.locator("#facts h2");
        assertThat(title).containsText(Pattern.compile("\\d{4}"));
        return title.innerText().replaceAll("\\D", "");
    }

    private static void write(Page page, String line) {
        page.fill("textarea[name=text]", line);
        page.press("textarea[name=text]", "Control+Enter");
    }

    private static void says(Page page, String line) {
        var said = page.locator("#talk .words").filter(withText(line));
        assertThat(said).hasCount(1);
    }

    private static com.microsoft.playwright.Locator.FilterOptions withText(String line) {
        return new com.microsoft.playwright.Locator.FilterOptions().setHasText(line);
    }
}
