package opora.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A call-centre agent takes a call, a manager decides who does the work and sees why the rules
/// would have it otherwise, the customer reads how it ended: on a phone and on a desktop.
class RoleJourneyTest extends Journey {
    private static final Pattern TICKET = Pattern.compile("/desk/(\\d+)$");
    private static final Pattern RATING = Pattern.compile("/rate/[\\w-]+");
    private static final String ASSIGN = "form.card[action$='/assignment']";
    private static final String MOVE = "form.card[action$='/status']";

    @ParameterizedTest
    @ValueSource(ints = {390, 1280})
    void aCallIsTakenGivenAndSolved(int width) {
        var subject = "Звонок, экран " + width;
        var done = "The rollers are clean again: " + width;
        var faina = chromium.visit("ru-RU", width);
        signIn(faina, "faina");
        faina.navigate(opora.address() + "/desk/new");
        faina.fill("[name=subject]", "Роутеры перезагружаются");
        assertThat(faina.locator("#beside")).containsText("Роутер перезагружается каждый час");
        faina.fill("[name=customer]", "anna");
        faina.fill("[name=subject]", subject);
        faina.fill("[name=text]", "Принтер жуёт бумагу.");
        faina.locator("#call .btn-primary").click();
        faina.waitForURL(TICKET);
        assertThat(faina.locator("main")).containsText(subject);
        fits(faina);
        var path = faina.url().substring(faina.url().indexOf("/desk/"));

        var gleb = chromium.visit("en-GB", width);
        signIn(gleb, "gleb");
        gleb.navigate(opora.address() + path);
        gleb.locator(ASSIGN + " select").selectOption("clara");
        gleb.locator(ASSIGN + " [name=why]").fill("She knows this printer.");
        gleb.locator(ASSIGN + " .btn-plain").click();
        assertThat(gleb.locator("#facts")).containsText("clara");
        gleb.locator("a[href^='/assignment/why/']").first().click();
        gleb.waitForURL("**/assignment/why/**");
        assertThat(gleb.locator(".course")).containsText("clara");
        fits(gleb);

        var clara = chromium.visit("en-GB", width);
        signIn(clara, "clara");
        clara.navigate(opora.address() + path);
        clara.locator(MOVE + " select[name=to]").selectOption("solved");
        clara.locator(MOVE + " [name=resolution]").fill(done);
        clara.locator(MOVE + " .btn-plain").click();
        assertThat(clara.locator("#facts")).containsText("Solved");

        var anna = chromium.visit("ru-RU", width);
        signIn(anna, "anna");
        anna.navigate(opora.address() + "/tickets");
        anna.locator("a:has-text('" + subject + "')").first().click();
        assertThat(anna.locator("main")).containsText(done);
        fits(anna);

        var anywhere = chromium.visit("ru-RU", width);
        anywhere.navigate(opora.address() + mailed(anna, done) + "?stars=5");
        assertThat(anywhere.locator(".note.good")).isVisible();
        fits(anywhere);
        gleb.navigate(opora.address() + path);
        assertThat(gleb.locator("main")).containsText("★★★★★");
        assertThat(chromium.complaints).isEmpty();
    }

    /// Where the mail about this work asks how the work was.
    private static String mailed(Page anna, String done) {
        for (int tries = 0; tries < 60; tries++) {
            anna.navigate(opora.address() + "/mailbox");
            for (var text : anna.locator(".mail-text").allTextContents()) {
                var link = RATING.matcher(text);
                if (text.contains(done) && link.find()) {
                    return link.group();
                }
            }
            anna.waitForTimeout(500);
        }
        throw new AssertionError("nobody asked anna how the work was");
    }
}
