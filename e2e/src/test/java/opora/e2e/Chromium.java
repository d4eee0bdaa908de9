package opora.e2e;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A headless Chromium that notes every script error and every failed request of its pages.
final class Chromium implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 30_000;
    private static final List<String> QUIET =
            List.of(
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                    "--no-first-run",
                    "--disable-quic");

    private final Playwright playwright;
    private final Browser browser;
    final List<String> complaints = new ArrayList<>();

    Chromium() {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        playwright =
                Playwright.create(
                        new Playwright.CreateOptions()
                                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser =
                playwright
                        .chromium()
                        .launch(
                                new BrowserType.LaunchOptions()
                                        .setExecutablePath(installed())
                                        .setArgs(QUIET)
                                        .setChromiumSandbox(false));
    }

    private static Path installed() {
        return Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(
                        () -> new IllegalStateException("no Chromium: apt-get install chromium"));
    }

    /// A page of a fresh visitor.
    Page visit(String language, int width) {
        var context =
                browser.newContext(
                        new Browser.NewContextOptions()
                                .setLocale(language)
                                .setViewportSize(width, 900));
        var page = context.newPage();
        page.setDefaultTimeout(PATIENCE_MILLIS);
        page.onPageError(complaints::add);
        page.onConsoleMessage(
                message -> {
                    if (message.type().equals("error")) {
                        complaints.add(message.text());
                    }
                });
        return page;
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
