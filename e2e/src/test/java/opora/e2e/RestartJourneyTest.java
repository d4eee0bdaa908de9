package opora.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.HasCountOptions;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/// A customer and an agent write to each other while the server is killed and started again.
class RestartJourneyTest {
    private static final Pattern REQUEST = Pattern.compile("/tickets/([0-9a-f-]{36})");
    private static final double PATIENCE_MILLIS = 150_000;

    @TempDir(cleanup = CleanupMode.NEVER)
    private Path data;

    private final List<String> lines = new ArrayList<>();

    @Test
    void noLineIsLostOrDoubledWhenTheServerIsKilled() {
        var opora = Opora.demo(data, 0);
        try (var chromium = new Chromium()) {
            var address = opora.address();
            var anna = chromium.visit("en-GB", 390);
            Journey.signIn(anna, address, "anna");
            var clara = chromium.visit("en-GB", 1280);
            Journey.signIn(clara, address, "clara");
            var number = ask(anna, address);
            clara.navigate(address + "/desk/" + number);
            write(anna, "One, while all is well.");
            write(clara, "Two, while all is well.");
            bothSay(anna, clara);

            write(anna, "Three, at the moment of the kill.");
            write(clara, "Four, at the moment of the kill.");
            opora.kill();
            write(anna, "Five, while nobody is there.");
            write(clara, "Six, while nobody is there.");
            write(anna, "Seven, while nobody is there.");
            opora = Opora.demo(data, URI.create(address).getPort());

            bothSay(anna, clara);
            assertThat(anna.locator(".unsent")).hasCount(0);
            assertThat(clara.locator(".unsent")).hasCount(0);
            write(clara, "Eight, afterwards.");
            bothSay(anna, clara);
            anna.reload();
            clara.reload();
            bothSay(anna, clara);
        } finally {
            opora.close();
        }
    }

    private static String ask(Page page, String address) {
        page.navigate(address + "/tickets/new");
        page.fill("[name=subject]", "A talk across a restart");
        page.locator("form[action='/tickets/new'] .btn-primary").click();
        page.waitForURL(REQUEST);
        var title = page.locator("#facts h2");
        assertThat(title).containsText(Pattern.compile("\\d{4}"));
        return title.innerText().replaceAll("\\D", "");
    }

    private void write(Page page, String line) {
        page.fill("textarea[name=text]", line);
        page.press("textarea[name=text]", "Control+Enter");
        lines.add(line);
    }

    /// Each line once, on both sides.
    private void bothSay(Page one, Page other) {
        for (var page : List.of(one, other)) {
            for (var line : lines) {
                var said =
                        page.locator("#talk .words")
                                .filter(new Locator.FilterOptions().setHasText(line));
                assertThat(said).hasCount(1, new HasCountOptions().setTimeout(PATIENCE_MILLIS));
            }
        }
    }
}
