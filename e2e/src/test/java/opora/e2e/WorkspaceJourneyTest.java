package opora.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// An agent works at the desk with the keyboard alone.
class WorkspaceJourneyTest extends Journey {
    private static final Pattern TICKET = Pattern.compile("/desk/\\d+$");

    @Test
    void theDeskIsWorkedByKeyboard() {
        var page = chromium.visit("en-GB", 1720);
        signIn(page, "daria");
        page.navigate(opora.address() + "/macros/new");
        page.fill("[name=name]", "Thanks");
        page.fill("[name=shortcut]", "thanks");
        page.fill("[name=text]", "Dear {{customer}}, thank you.");
        page.locator("form[action='/macros/new'] .btn-primary").click();
        page.waitForURL("**/macros");

        page.navigate(opora.address() + "/desk?view=ALL");
        page.keyboard().press("j");
        page.keyboard().press("j");
        page.keyboard().press("k");
        page.keyboard().press("x");
        assertThat(page.locator(".tickets .picked")).hasCount(1);
        assertThat(page.locator(".tickets li").first().locator("[name=n]")).isChecked();
        page.keyboard().press("o");
        page.waitForURL(TICKET);
        assertThat(page.locator("#pane .tickets a[aria-current]")).isVisible();

        page.keyboard().press("r");
        page.keyboard().type("/tha");
        assertThat(page.locator(".phrases [role=option]:visible")).hasCount(1);
        page.keyboard().press("Enter");
        assertThat(page.locator(".composer textarea"))
                .hasValue(Pattern.compile("Dear \\w+, thank you\\."));
        page.keyboard().press("Escape");
        page.keyboard().press("n");
        assertThat(page.locator(".composer .warning")).isVisible();
        page.keyboard().press("Escape");
        page.reload();
        assertThat(page.locator(".composer textarea"))
                .hasValue(Pattern.compile("Dear \\w+, thank you\\."));
        page.fill(".composer textarea", "");
        page.focus(".composer textarea");
        page.keyboard().type("Ask @gle");
        assertThat(page.locator(".phrases [role=option][aria-selected=true]:visible"))
                .hasText("gleb");
        page.keyboard().press("Tab");
        assertThat(page.locator(".composer textarea")).hasValue("Ask @gleb ");
        assertThat(page.locator(".phrases")).isHidden();
        page.fill(".composer textarea", "");
        page.keyboard().press("Escape");

        page.keyboard().press("?");
        assertThat(page.locator("#keys")).containsText("next, previous ticket");
        page.locator("#desk-keys-on").uncheck();
        page.keyboard().press("Escape");
        page.keyboard().press("e");
        assertThat(page).hasURL(TICKET);
        page.keyboard().press("?");
        page.locator("#desk-keys-on").check();
        page.keyboard().press("Escape");
        page.keyboard().press("e");
        page.waitForURL("**/edit");
        assertThat(chromium.complaints).isEmpty();
    }

    @Test
    void everyPageOfItFitsAPhoneAndSpeaksRussian() {
        var page = chromium.visit("ru-RU", 390);
        signIn(page, "daria");
        for (var path :
                List.of(
                        "/desk/views/new",
                        "/macros",
                        "/macros/new",
                        "/desk/1001/join?q=a",
                        "/desk/bulk?n=1001&n=1002")) {
            assertThat(page.navigate(opora.address() + path).status()).as(path).isEqualTo(200);
            fits(page);
            assertThat(page.locator("main").innerText())
                    .as(path)
                    .doesNotContainPattern("(views|bulk|macros|handling|join|desk)\\.[a-z]+");
        }
        page.navigate(opora.address() + "/desk");
        assertThat(page.locator("#pane")).hasCount(0);
    }
}
