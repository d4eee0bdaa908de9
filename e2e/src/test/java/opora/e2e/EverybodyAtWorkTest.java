package opora.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/// The pages of staff are for everybody, too.
class EverybodyAtWorkTest extends Journey {
    private static final List<String> DETAILS =
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
    void nobodyIsShutOutOfAnAdministratorsPages() {
        var page = Barriers.in(chromium.visit("en-GB", 390), ColorScheme.LIGHT);
        signIn(page, "daria");
        var paths = Barriers.menu(page, opora.address());
        Assertions.assertThat(paths).hasSizeGreaterThan(15);
        Assertions.assertThat(Barriers.on(page, opora.address(), paths)).isEmpty();
        Assertions.assertThat(Barriers.on(page, opora.address(), DETAILS)).isEmpty();
    }

    @Test
    void nobodyIsShutOutWhereAnotherAppAsksForConsent() {
        var page = Barriers.in(chromium.visit("en-GB", 390), ColorScheme.LIGHT);
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
        Assertions.assertThat(Barriers.on(page, opora.address(), List.of(asked))).isEmpty();
        assertThat(page.locator("button[name=allow]")).hasCount(2);
    }
}
