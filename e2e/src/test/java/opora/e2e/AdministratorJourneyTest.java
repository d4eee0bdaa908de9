package opora.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What only an administrator does, for somebody who has just joined: gives them a role for one
/// queue, helps them in their place, gives money back and erases them; on a phone and on a desktop.
class AdministratorJourneyTest extends Journey {
    private static final List<String> DEEDS =
            List.of(
                    "identity.role.given",
                    "identity.impersonation.begun",
                    "identity.impersonation.ended",
                    "subscriptions.refund.asked",
                    "privacy.erasure.asked");

    @ParameterizedTest
    @ValueSource(ints = {390, 1280})
    void somebodyIsGivenARoleHelpedRefundedAndErased(int width) {
        var name = "newcomer" + width;
        joins(name, width);
        var daria = chromium.visit("en-GB", width);
        signIn(daria, "daria");

        givesRole(daria, name, "helpers" + width);
        actsAs(daria, name);
        refunds(daria, name);
        erases(daria, name);

        var journal = "/journal?q=" + name;
        for (var deed : DEEDS) {
            open(daria, journal, ".journal code:text-is('" + deed + "')");
        }
        open(daria, "/journal?q=helpers" + width, ".journal code:text-is('identity.role.changed')");
        fits(daria);
        assertThat(chromium.complaints).isEmpty();
    }

    /// And pays for a plan from the wallet.
    private static void joins(String name, int width) {
        var page = chromium.visit("en-GB", width);
        page.navigate(opora.address() + "/sign-up");
        page.fill("[name=username]", name);
        page.fill("[name=email]", name + "@example.org");
        page.fill("[name=password]", "Green-Lantern-12");
        page.locator("form[action='/sign-up'] .btn-primary").click();
        page.waitForURL(url -> !url.contains("/sign-up"));
        page.navigate(opora.address() + "/wallet");
        page.fill("form.beside [name=amount]", "5000");
        page.locator("form.beside .btn-primary").click();
        assertThat(page.locator("main")).containsText("5,000");
        page.navigate(opora.address() + "/subscription");
        var home = "form[action='/subscription']:has([name=plan][value=home]) [value=WALLET]";
        page.locator(home).click();
        assertThat(page.locator("main")).containsText("Home");
    }

    private static void givesRole(Page daria, String name, String role) {
        daria.navigate(opora.address() + "/roles");
        daria.fill("form[action='/roles'] [name=title]", "Helpers at " + name);
        daria.fill("form[action='/roles'] [name=name]", role);
        daria.locator("form[action='/roles'] .btn-primary").click();
        daria.navigate(opora.address() + "/roles/" + role);
        daria.locator("[name=rights][value='tickets.see']").check();
        daria.locator("[name=rights][value='tickets.work']").check();
        daria.locator("form[action='/roles/" + role + "'] .btn-primary").click();
        daria.navigate(opora.address() + "/roles/" + role);
        assertThat(daria.locator("[name=rights][value='tickets.see']")).isChecked();
        fits(daria);
        var people = "form[action='/roles/" + role + "/people'] ";
        daria.fill(people + "[name=username]", name);
        daria.selectOption(people + "[name=reach]", "QUEUE");
        daria.fill(people + "[name=place]", "printers");
        daria.locator(people + ".btn-primary").click();
        daria.navigate(opora.address() + "/accounts/" + name);
        assertThat(daria.locator("main")).containsText("Helpers at " + name);
        assertThat(daria.locator("main")).containsText("printers");
        fits(daria);
    }

    private static void actsAs(Page daria, String name) {
        daria.navigate(opora.address() + "/accounts/" + name);
        daria.locator("form[action$='/impersonation'] button").click();
        var banner = daria.locator("form.in-place-of");
        assertThat(banner).containsText("you act as " + name);
        open(daria, "/wallet", "main:has-text('3,510')");
        assertThat(banner).isVisible();
        fits(daria);
        banner.locator("button").click();
        daria.waitForURL("**/accounts/" + name);
        assertThat(banner).hasCount(0);
    }

    private static void refunds(Page daria, String name) {
        open(daria, "/billing?q=" + name, "main a[href^='/billing/invoices/']").click();
        daria.waitForURL("**/billing/invoices/**");
        var form = "form[action$='/refunds'] ";
        daria.fill(form + "[name=amount]", "100");
        daria.fill(form + "[name=reason]", "The first visit came late");
        fits(daria);
        daria.locator(form + "[value=WALLET]").click();
        var invoice = daria.url().replaceFirst(".*(/billing/[^?]*).*", "$1");
        open(daria, invoice, "main :text('The first visit came late')");
    }

    private static void erases(Page daria, String name) {
        daria.navigate(opora.address() + "/erasures");
        daria.fill("form[action='/erasures'] [name=username]", name);
        daria.fill("form[action='/erasures'] [name=reason]", "Asked for it on the phone");
        daria.locator("form[action='/erasures'] .card-footer button").click();
        assertThat(daria.locator("tr:has-text('" + name + "')").first()).isVisible();
        fits(daria);
    }

    /// The page once it shows this: what other contexts do about it may take a moment.
    private static Locator open(Page page, String path, String what) {
        page.navigate(opora.address() + path);
        for (int i = 0; i < 50 && page.locator(what).count() == 0; i++) {
            page.waitForTimeout(200);
            page.reload();
        }
        assertThat(page.locator(what).first()).isAttached();
        return page.locator(what).first();
    }
}
