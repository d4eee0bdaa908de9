package opora.e2e;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;

/// Takes pictures of the demo's pages, in both languages, both themes and two widths, for whoever
/// wants to look at them; the guide's pictures are among them.
final class Screens {
    private static final List<String> PEOPLES =
            List.of(
                    "/",
                    "/orders",
                    "/orders/new",
                    "/wallet",
                    "/bell",
                    "/preferences",
                    "/wallet/money",
                    "/wallet/statement",
                    "/cards",
                    "/cards/new",
                    "/subscription",
                    "/invoices",
                    "/profile",
                    "/security",
                    "/security/password",
                    "/security/email",
                    "/security/tokens",
                    "/my-data",
                    "/tickets",
                    "/tickets/new");
    private static final List<String> STRANGERS =
            List.of("/", "/sign-in", "/sign-up", "/sign-in/forgotten", "/offline");
    private static final List<String> STAFFS =
            List.of(
                    "/flows",
                    "/events",
                    "/topics",
                    "/dead-letters",
                    "/mailbox",
                    "/rules",
                    "/rules/1",
                    "/templates",
                    "/templates/1",
                    "/deliveries",
                    "/webhooks",
                    "/webhooks/new",
                    "/ledger?who=anna",
                    "/billing",
                    "/billing/plans",
                    "/desk",
                    "/desk/new",
                    "/visits",
                    "/desk/search?q=router",
                    "/desk/table?view=ALL",
                    "/reports",
                    "/mailroom",
                    "/mailroom/boxes");

    private static final List<String> ADMINISTRATORS =
            List.of(
                    "/accounts",
                    "/accounts/anna",
                    "/invite",
                    "/roles",
                    "/roles/manager",
                    "/new-account",
                    "/locks",
                    "/sign-in-rules",
                    "/registration-steps",
                    "/connected-apps",
                    "/consents",
                    "/erasures",
                    "/retention",
                    "/journal",
                    "/statuses",
                    "/statuses/working",
                    "/fields",
                    "/assignment/experts",
                    "/assignment/rules",
                    "/assignment/quality",
                    "/assignment/traits");

    private final String address;
    private final Path folder;
    private final String wanted;

    private Screens(String address, Path folder, String wanted) {
        this.address = address;
        this.folder = folder;
        this.wanted = wanted;
    }

    /// @param arguments the address of a running demo, a folder, and a pattern of pages where not
    ///   all are wanted
    public static void main(String... arguments) {
        var wanted = arguments.length > 2 ? arguments[2] : ".*";
        new Screens(arguments[0], Path.of(arguments[1]), wanted).take();
    }

    private void take() {
        try (var chromium = new Chromium()) {
            for (var language : List.of("en-GB", "ru-RU")) {
                for (var width : List.of(390, 1280)) {
                    var light = language.startsWith("en") == (width == 1280);
                    take(
                            chromium.visit(language, width),
                            light,
                            language.substring(0, 2) + "-" + width);
                }
            }
            chromium.complaints.forEach(System.err::println);
        }
    }

    private void take(Page page, boolean light, String suffix) {
        page.emulateMedia(
                new Page.EmulateMediaOptions()
                        .setColorScheme(light ? ColorScheme.LIGHT : ColorScheme.DARK));
        STRANGERS.forEach(path -> shoot(page, path, suffix));
        Journey.signIn(page, address, "anna");
        PEOPLES.forEach(path -> shoot(page, path, suffix));
        open(page, "/orders", "a[href^='/orders/']:not([href$='/new'])");
        var order = page.url().replaceFirst(".*/", "");
        shoot(page, "order", suffix);
        open(page, "/tickets", "a[href^='/tickets/']:not([href$='/new'])");
        shoot(page, "ticket", suffix);
        page.context().clearCookies();
        Journey.signIn(page, address, "clara");
        STAFFS.forEach(path -> shoot(page, path, suffix));
        page.navigate(address + "/flows?q=" + order);
        shoot(page, "flow", suffix);
        open(page, "/desk", "a[href^='/desk/1']");
        shoot(page, "desk-ticket", suffix);
        page.context().clearCookies();
        Journey.signIn(page, address, "daria");
        ADMINISTRATORS.forEach(path -> shoot(page, path, suffix));
        page.navigate(address + "/accounts/anna");
        page.locator("form[action$='/impersonation'] button").click();
        shoot(page, "in-place-of", suffix);
        page.navigate(address + "/orders");
        page.keyboard().press("Control+k");
        page.locator("#palette input")
                .pressSequentially(
                        page.locator("html").getAttribute("lang").equals("ru") ? "зак" : "or");
        page.locator("#palette [role=option]:not([hidden])").first().waitFor();
        shoot(page, "palette", suffix);
    }

    private void open(Page page, String list, String link) {
        page.navigate(address + list);
        page.locator("main " + link).first().click();
        page.waitForURL(url -> url.contains(list + "/"));
    }

    private void shoot(Page page, String path, String suffix) {
        if (!path.matches(wanted)) {
            return;
        }
        if (path.startsWith("/")) {
            page.navigate(address + path);
        }
        var name = path.equals("/") ? "home" : path.replaceFirst("^/", "").replaceAll("[/?=]", "-");
        page.waitForTimeout(150);
        page.screenshot(
                new Page.ScreenshotOptions()
                        .setPath(folder.resolve(name + "-" + suffix + ".png"))
                        .setFullPage(true));
    }
}
