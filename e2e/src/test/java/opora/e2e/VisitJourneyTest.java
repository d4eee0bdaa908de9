package opora.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// An expert at a customer's, where there is no connection.
class VisitJourneyTest extends Journey {
    private static final byte[] PICTURE = {
        (byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 1, 2, 3
    };

    private static Cable cable;

    @BeforeAll
    static void plug() {
        cable = new Cable(opora.address());
    }

    @AfterAll
    static void unplug() {
        cable.close();
    }

    @Test
    void everyReportArrivesOnceAndInOrderWhateverTheConnectionDoes() {
        var anna = chromium.visit("en-GB", 1280);
        signIn(anna, "anna");
        var number = ask(anna, "The light in the hall flickers");
        var clara = chromium.visit("en-GB", 1280);
        signIn(clara, "clara");
        give(clara, number, "egor");

        var egor = chromium.visit("en-GB", 390);
        signIn(egor, cable.address(), "egor");
        open(egor, "The light in the hall flickers");
        fits(egor);
        awaitShelf(egor);

        cable.cut();
        press(egor, "STARTED");
        press(egor, "PAUSED");
        assertThat(egor.locator("[data-kept-count]")).containsText("2 reports");
        egor.reload();
        assertThat(egor.locator("[data-kept-count]")).containsText("2 reports");
        assertThat(egor.locator(".visit")).hasAttribute("data-state", "PAUSED");
        press(egor, "RESUMED");
        egor.locator("[data-finish] summary").click();
        egor.fill("[name=resolution]", "The lamp was loose.");
        egor.fill("[name=minutes]", "35");
        egor.fill("[name=parts]", "2 x Lamp");
        egor.locator("[data-photos] input")
                .setInputFiles(new FilePayload("hall.png", "image/png", PICTURE));
        sign(egor);
        press(egor, "FINISHED");
        assertThat(egor.locator("[data-kept-count]")).containsText("4 reports");
        egor.reload();
        assertThat(egor.locator("[data-kept-count]")).containsText("4 reports");
        assertThat(egor.locator("[data-kept] li")).hasCount(4);
        egor.navigate(cable.address() + "/visits");
        assertThat(egor.locator("main")).containsText("The light in the hall flickers");

        cable.loseAnswers(2);
        cable.join();
        egor.evaluate("dispatchEvent(new Event('online'))");
        assertThat(egor.locator("[data-kept-count]")).isHidden(waiting());
        assertThat(cable.stillLosing()).as("answers were lost").isZero();
        open(egor, "The light in the hall flickers");
        assertThat(steps(egor)).containsExactly("STARTED", "PAUSED", "RESUMED", "FINISHED");
        assertThat(egor.locator(".visit")).hasAttribute("data-state", "FINISHED");

        egor.context().clearCookies();
        egor.navigate(cable.address() + "/");
        awaits(egor, "async () => !(await caches.match('/visits', { ignoreVary: true }))");

        clara.navigate(opora.address() + "/desk/" + number);
        assertThat(clara.locator("#facts")).containsText("The lamp was loose.");
        assertThat(clara.locator("#effort")).containsText("35 min");
        assertThat(clara.locator("#talk .files img")).hasCount(2);
        assertThat(clara.locator("#talk .step").filter(text("Visit "))).hasCount(4);
        assertThat(
                        clara.locator("#talk .step").filter(text("Visit ")).allInnerTexts().stream()
                                .map(step -> step.replaceAll("(?s),.*", ""))
                                .toList())
                .isEqualTo(
                        List.of("Visit begun", "Visit paused", "Visit went on", "Visit finished"));
    }

    @Test
    void aRefusedReportComesBackToBeCorrected() {
        var anna = chromium.visit("en-GB", 1280);
        signIn(anna, "anna");
        var number = ask(anna, "The bell at the door is silent");
        var clara = chromium.visit("en-GB", 1280);
        signIn(clara, "clara");
        give(clara, number, "egor");
        var egor = chromium.visit("en-GB", 390);
        signIn(egor, cable.address(), "egor");
        open(egor, "The bell at the door is silent");
        egor.locator("form[data-act=STARTED] button.btn-lg").click();
        egor.locator("[data-finish] summary").click();
        egor.fill("[name=resolution]", "A new battery.");
        egor.fill("[name=minutes]", "half an hour");
        sign(egor);
        egor.locator("form[data-act=FINISHED] button.btn-lg").click();
        var refused = egor.locator("[data-kept] li").filter(text("1440"));
        assertThat(refused).isVisible();
        refused.getByText("Correct").click();
        assertThat(egor.locator("[name=resolution]")).hasValue("A new battery.");
        egor.fill("[name=minutes]", "30");
        egor.locator("form[data-act=FINISHED] button.btn-lg").click();
        assertThat(egor.locator("[data-kept]")).isHidden(waiting());
        clara.navigate(opora.address() + "/desk/" + number);
        assertThat(clara.locator("#effort")).containsText("30 min");
        assertThat(clara.locator("#talk .files img")).hasCount(1);
    }

    @Test
    void aPictureGoesWithATicketByPasteAndPick() {
        var boris = chromium.visit("ru-RU", 390);
        signIn(boris, "anna");
        boris.navigate(opora.address() + "/tickets/new");
        boris.fill("[name=subject]", "Мигает лампа");
        boris.locator(".attach .pick label")
                .first()
                .locator("input")
                .setInputFiles(
                        new FilePayload[] {
                            new FilePayload("лампа.png", "image/png", PICTURE),
                            new FilePayload("virus.exe", "image/png", "MZ123".getBytes())
                        });
        assertThat(boris.locator(".attached .bad")).hasText("Программы и скрипты не принимаются.");
        boris.locator(".attached li:has(.bad) .drop").click();
        boris.evaluate(
                """
                () => {
                const data = new DataTransfer();
                data.items.add(new File([new Uint8Array([137,80,78,71,13,10,26,10,5])], 'paste.png', { type: 'image/png' }));
                document.querySelector('[name=subject]').dispatchEvent(
                    new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
                }
                """);
        assertThat(boris.locator(".attached input[name=file]")).hasCount(2);
        boris.evaluate(
                """
                () => {
                const data = new DataTransfer();
                data.items.add(new File([new Uint8Array(22e6)], 'film.mp4', { type: 'video/mp4' }));
                document.querySelector('form[action="/tickets/new"]').dispatchEvent(
                    new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
                }
                """);
        assertThat(boris.locator(".attached .bad")).hasText("Файл слишком большой.");
        boris.locator(".attached li:has(.bad) .drop").click();
        fits(boris);
        boris.locator("form[action='/tickets/new'] .btn-primary").click();
        boris.waitForURL(Pattern.compile("/tickets/[0-9a-f-]{36}"));
        assertThat(boris.locator("#talk .files img")).hasCount(2);
        boris.locator(".composer .attach input")
                .first()
                .setInputFiles(new FilePayload("log.txt", "text/plain", "line".getBytes()));
        assertThat(boris.locator(".attached input[name=file]")).hasCount(1);
        boris.locator(".composer .btn-primary").click();
        assertThat(boris.locator("#talk .files a").filter(text("log.txt"))).hasCount(1);
    }

    @Test
    void whatCameToBeNeededMeanwhileIsCompletedAndNothingIsLost() {
        var anna = chromium.visit("en-GB", 1280);
        signIn(anna, "anna");
        var number = ask(anna, "The intercom is silent");
        var clara = chromium.visit("en-GB", 1280);
        signIn(clara, "clara");
        give(clara, number, "egor");
        var egor = chromium.visit("en-GB", 390);
        signIn(egor, cable.address(), "egor");
        open(egor, "The intercom is silent");
        awaitShelf(egor);

        cable.cut();
        press(egor, "STARTED");
        egor.locator("[data-finish] summary").click();
        egor.fill("[name=resolution]", "A new handset.");
        egor.fill("[name=minutes]", "25");
        egor.locator("[data-photos] input")
                .setInputFiles(new FilePayload("hall.png", "image/png", PICTURE));
        sign(egor);
        press(egor, "FINISHED");
        var daria = chromium.visit("en-GB", 1280);
        signIn(daria, "daria");
        need(daria);
        try {
            cable.join();
            egor.evaluate("dispatchEvent(new Event('online'))");
            var serial = egor.locator("[name='fields.serial_number']");
            assertThat(serial).isVisible(shown());
            assertThat(egor.locator("#visit-now .flaw")).containsText("Serial number");
            assertThat(egor.locator("[name=resolution]")).hasValue("A new handset.");
            assertThat(egor.locator("[name=minutes]")).hasValue("25");
            assertThat(egor.locator("[data-photos] .files li")).hasCount(2);
            fits(egor);
            serial.fill("S-77");
            egor.locator("form[data-act=FINISHED] button.btn-lg").click();
            assertThat(egor.locator(".visit")).hasAttribute("data-state", "FINISHED");
            assertThat(egor.locator("[data-kept-count]")).isHidden(waiting());
            clara.navigate(opora.address() + "/desk/" + number);
            assertThat(clara.locator("#facts")).containsText("S-77");
            assertThat(clara.locator("#facts")).containsText("A new handset.");
            assertThat(clara.locator("#effort")).containsText("25 min");
            assertThat(clara.locator("#talk .files img")).hasCount(2);
        } finally {
            daria.navigate(opora.address() + "/fields/serial_number");
            daria.check("[name=retired]");
            daria.locator("form[action='/fields/serial_number'] .btn-primary").click();
            daria.waitForURL("**/fields");
        }
    }

    private static void need(Page page) {
        page.navigate(opora.address() + "/new-field");
        page.fill("[name=field]", "serial_number");
        page.fill("[name=russian]", "Серийный номер");
        page.fill("[name=english]", "Serial number");
        page.check("[name='needed.solved']");
        page.locator("form[action='/new-field'] .btn-primary").click();
        page.waitForURL("**/fields");
    }

    private static com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions shown() {
        return new com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions()
                .setTimeout(30_000);
    }

    private static String ask(Page page, String subject) {
        page.navigate(opora.address() + "/tickets/new");
        page.fill("[name=subject]", subject);
        page.fill("[name=address]", "Tverskaya 1, Moscow");
        page.fill("[name=phone]", "+7 900 123-45-67");
        page.locator("form[action='/tickets/new'] .btn-primary").click();
        var title = page.locator("#facts h2");
        assertThat(title).containsText(Pattern.compile("\\d{4}"));
        return title.innerText().replaceAll("\\D", "");
    }

    private static void give(Page page, String number, String expert) {
        page.navigate(opora.address() + "/desk/" + number);
        page.selectOption("#expert", expert);
        page.locator("form:has(#expert) button").click();
        assertThat(page.locator("#facts")).containsText(expert);
    }

    private static void open(Page page, String subject) {
        page.navigate(cable.address() + "/visits");
        for (var i = 0;
                i < 50 && page.locator(".visits a.what").filter(text(subject)).count() == 0;
                i++) {
            page.waitForTimeout(200);
            page.reload();
        }
        page.locator(".visits a.what").filter(text(subject)).first().click();
        page.waitForURL(Pattern.compile("/visits/[0-9a-f-]{36}"));
    }

    /// The page is kept for the way, and the worker is there to show it.
    private static void awaitShelf(Page page) {
        awaits(
                page,
                """
                async () => !!(navigator.serviceWorker.controller
                    && await caches.match(location.href, { ignoreVary: true })
                    && await caches.match('/visits', { ignoreVary: true })
                    && await caches.match(document.querySelector('link[rel=stylesheet]').href, { ignoreVary: true }))
                """);
    }

    /// A promise is true to whoever does not wait for it, as `waitForFunction` may not.
    private static void awaits(Page page, String condition) {
        for (var i = 0; i < 150 && !page.evaluate(condition).equals(true); i++) {
            page.waitForTimeout(100);
        }
        org.assertj.core.api.Assertions.assertThat(page.evaluate(condition)).isEqualTo(true);
    }

    private static void press(Page page, String step) {
        page.locator("form[data-act=" + step + "] button.btn-lg").click();
        assertThat(page.locator("[data-kept-count]")).isVisible();
    }

    private static void sign(Page page) {
        var canvas = page.locator("[data-signature] canvas");
        canvas.scrollIntoViewIfNeeded();
        var box = canvas.boundingBox();
        page.mouse().move(box.x + 20, box.y + 40);
        page.mouse().down();
        page.mouse().move(box.x + 120, box.y + 90);
        page.mouse().move(box.x + 200, box.y + 30);
        page.mouse().up();
    }

    private static List<String> steps(Page page) {
        return page.locator("#visit-now [data-step]").all().stream()
                .map(step -> step.getAttribute("data-step"))
                .toList();
    }

    private static com.microsoft.playwright.assertions.LocatorAssertions.IsHiddenOptions waiting() {
        return new com.microsoft.playwright.assertions.LocatorAssertions.IsHiddenOptions()
                .setTimeout(30_000);
    }

    private static com.microsoft.playwright.Locator.FilterOptions text(String words) {
        return new com.microsoft.playwright.Locator.FilterOptions().setHasText(words);
    }
}
