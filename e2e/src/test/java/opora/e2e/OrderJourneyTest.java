package opora.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Somebody joins, fills a wallet, orders, and reads what became of it; somebody else looks behind
/// the scenes.
class OrderJourneyTest extends Journey {
    private static final Pattern REQUEST = Pattern.compile("/orders/([0-9a-f-]{36})");

    @Test
    void aCustomerOrdersAndStaffSeesHowItWent() {
        var page = chromium.visit("en-GB", 1280);
        join(page, "vera");

        topUp(page, "10000");
        var paid = order(page, "keyboard", 1);
        assertThat(status(page)).hasAttribute("data-status", "PAID");

        order(page, "notebook-14", 5);
        assertThat(status(page)).hasAttribute("data-status", "INSUFFICIENT_FUNDS");

        readMail(page, "vera");
        followFlow(paid);
        assertThat(chromium.complaints).isEmpty();
    }

    @Test
    void aCustomerAddsACardConfirmsAPaymentAndSubscribes() {
        var page = chromium.visit("en-GB", 390);
        join(page, "marta");
        page.navigate(opora.address() + "/cards/new");
        page.fill("[name=number]", "4000 0000 0000 3220");
        page.fill("[name=expiry]", "12/30");
        page.fill("[name=code]", "123");
        page.press("[name=code]", "Enter");
        assertThat(page.locator("main")).containsText("•••• 3220");

        page.navigate(opora.address() + "/cards/top-up");
        page.fill("[name=amount]", "2000");
        page.locator("form[action='/cards/top-up'] button").click();
        page.locator("a[href^='/acquirer/challenges/']").click();
        page.fill("[name=code]", "1234");
        page.press("[name=code]", "Enter");
        assertThat(page.locator("#charge")).containsText("charged");

        page.navigate(opora.address() + "/subscription");
        page.locator("form:has(input[value=home]) button[value=WALLET]").click();
        assertThat(page.locator("main")).containsText("your plan");
        page.navigate(opora.address() + "/invoices");
        page.locator("main a[href^='/invoices/']").first().click();
        assertThat(page.locator("main")).containsText("Home,");
        assertThat(chromium.complaints).isEmpty();
    }

    @Test
    void everyPageFitsAPhoneAndSpeaksRussian() {
        var page = chromium.visit("ru-RU", 390);
        signIn(page, "clara");
        for (var path :
                List.of(
                        "/",
                        "/wallet",
                        "/wallet/statement",
                        "/cards",
                        "/cards/new",
                        "/subscription",
                        "/invoices",
                        "/ledger?who=anna",
                        "/billing",
                        "/billing/plans",
                        "/orders",
                        "/orders/new",
                        "/profile",
                        "/flows",
                        "/events",
                        "/topics",
                        "/dead-letters",
                        "/mailbox")) {
            var answer = page.navigate(opora.address() + path);
            assertThat(answer.status()).as(path).isEqualTo(200);
            assertThat(page.evaluate("document.documentElement.lang")).as(path).isEqualTo("ru");
            fits(page);
        }
        assertThat(chromium.complaints).isEmpty();
    }

    private static void join(Page page, String name) {
        page.navigate(opora.address() + "/sign-up");
        page.fill("[name=username]", name);
        page.fill("[name=email]", name + "@example.com");
        page.fill("[name=password]", "Nine-Quiet-Rivers-7");
        page.click("form[action='/sign-up'] button");
        page.waitForURL(url -> !url.contains("/sign-up"));
        if (page.url().contains("/sign-in")) {
            signInBy(page, name, "Nine-Quiet-Rivers-7");
        }
    }

    private static void signInBy(Page page, String name, String password) {
        page.navigate(opora.address() + "/sign-in");
        page.locator("input[name=username]:visible").fill(name);
        page.locator("input[name=password]:visible").fill(password);
        page.locator("input[name=password]:visible").press("Enter");
        page.waitForURL(url -> !url.contains("/sign-in"));
    }

    private static void topUp(Page page, String roubles) {
        page.navigate(opora.address() + "/wallet");
        page.locator("button[name=amount][value='" + roubles + "']").click();
        assertThat(page.locator("main"))
                .containsText(
                        Pattern.compile("10.?000"), new ContainsTextOptions().setTimeout(10_000));
    }

    /// Answers the id of the request.
    private static String order(Page page, String product, int quantity) {
        page.navigate(opora.address() + "/orders/new");
        page.fill("[id='quantity." + product + "']", String.valueOf(quantity));
        page.fill("[name=deliveryAddress]", "Moscow, Arbat 1");
        page.locator(".checkout .btn-primary").click();
        page.waitForURL(REQUEST);
        var matcher = REQUEST.matcher(page.url());
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }

    private static Locator status(Page page) {
        return page.locator("[data-status]").first();
    }

    private static void readMail(Page page, String name) {
        assertThat(page.locator("body")).not().isEmpty();
        for (int tries = 0; tries < 40; tries++) {
            page.navigate(opora.address() + "/mailbox");
            if (page.locator("main details").count() > 0) {
                return;
            }
            page.waitForTimeout(250);
        }
        throw new AssertionError("no mail for " + name + ": " + page.locator("main").innerText());
    }

    private static void followFlow(String request) {
        var page = chromium.visit("en-GB", 1280);
        signIn(page, "clara");
        for (int tries = 0; tries < 40; tries++) {
            var answer = page.navigate(opora.address() + "/flows/" + request);
            var text = answer.ok() ? page.locator("main").innerText() : "";
            if (text.contains("OrderCreationRequested") && text.contains("NotificationSent")) {
                assertThat(text).contains("OrderCreated", "PaymentProcessed", "OrderStatusUpdated");
                return;
            }
            page.waitForTimeout(250);
        }
        throw new AssertionError("the flow is not complete: " + page.locator("main").innerText());
    }
}
