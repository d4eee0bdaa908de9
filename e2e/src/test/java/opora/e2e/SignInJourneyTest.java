package opora.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Page;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Somebody makes an account safe: with a passkey, and with an app on the phone.
class SignInJourneyTest {
    private static Opora opora;
    private static Chromium chromium;

    /// Browsers keep passkeys for names, not for numbers.
    private static String address;

    @BeforeAll
    static void start() {
        opora = Opora.demo();
        address = opora.address().replace("127.0.0.1", "localhost");
        chromium = new Chromium();
    }

    @AfterAll
    static void stop() {
        chromium.close();
        opora.close();
    }

    @Test
    void aPasskeySignsInWithoutAPasswordAndOnlyOnce() {
        var page = chromium.visit("en-GB", 1280);
        giveAuthenticator(page);
        signIn(page, "anna");
        page.navigate(address + "/security");
        page.locator("button[data-passkey]").click();
        assertThat(page.locator("#toasts")).containsText("The passkey is added");
        assertThat(page.locator("section:has(#passkeys-title)")).containsText("Chrome, Linux");
        page.context().clearCookies();

        page.navigate(address + "/sign-in?next=/security");
        var shown = new String[1];
        page.onRequest(
                request -> {
                    if (request.url().endsWith("/sign-in/passkey")) {
                        shown[0] = request.postData();
                    }
                });
        page.locator("button[data-passkey]").click();
        page.waitForURL("**/security");
        assertThat(page.locator("main")).containsText("this device");

        page.context().clearCookies();
        page.navigate(address + "/sign-in");
        var again = "/sign-in/passkey";
        var token = page.locator("input[name=_csrf]").first().inputValue();
        var replayed = shown[0].replaceAll("_csrf=[^&]*", "_csrf=" + token);
        page.evaluate(
                "([path, body]) => fetch(path, {method: 'POST', body, headers:"
                        + " {'Content-Type': 'application/x-www-form-urlencoded'}})",
                List.of(again, replayed));
        page.navigate(address + "/security");
        assertThat(page.url()).as("what was shown once opens nothing").contains("/sign-in");
        assertThat(chromium.complaints).isEmpty();
    }

    @Test
    void anAppOnThePhoneIsAskedForFromThenOn() throws Exception {
        var page = chromium.visit("ru-RU", 390);
        signIn(page, "boris");
        page.navigate(address + "/security");
        page.locator("form[action='/security/authenticator/prepare'] button").click();
        assertThat(page.locator("svg.qr")).isVisible();
        assertThat(Barriers.of(page)).isEmpty();
        var secret = page.locator("code.secret").innerText().replace(" ", "");
        page.locator("[name=code]").fill(code(secret, 0));
        page.locator("[name=code]").press("Enter");
        assertThat(page.locator(".codes li")).hasCount(10);
        Journey.fits(page);
        assertThat(Barriers.of(page)).isEmpty();
        areKept(page);
        page.context().clearCookies();

        signIn(page, "boris");
        page.waitForURL("**/sign-in/code**");
        Journey.fits(page);
        assertThat(Barriers.of(page)).isEmpty();
        page.locator("[name=code]").fill(code(secret, 1));
        page.locator("[name=code]").press("Enter");
        page.waitForURL(url -> !url.contains("/sign-in"));
        for (var path : List.of("/security", "/security/password")) {
            page.navigate(address + path);
            Journey.fits(page);
        }
        assertThat(chromium.complaints).isEmpty();
    }

    /// The recovery codes, on the clipboard and in a file.
    private static void areKept(Page page) throws Exception {
        page.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
        var codes = String.join("\n", page.locator("#codes code").allInnerTexts()) + "\n";
        page.locator("[data-copy]").click();
        assertThat(page.locator("[data-copy]")).containsText("Скопирован");
        assertThat(page.evaluate("navigator.clipboard.readText()")).isEqualTo(codes);
        var file = page.waitForDownload(() -> page.locator("[data-download]").click());
        assertThat(Files.readString(file.path())).isEqualTo(codes);
    }

    private static void giveAuthenticator(Page page) {
        var devTools = page.context().newCDPSession(page);
        devTools.send("WebAuthn.enable");
        var traits = new JsonObject();
        traits.addProperty("protocol", "ctap2");
        traits.addProperty("transport", "internal");
        traits.addProperty("hasResidentKey", true);
        traits.addProperty("hasUserVerification", true);
        traits.addProperty("isUserVerified", true);
        traits.addProperty("automaticPresenceSimulation", true);
        var options = new JsonObject();
        options.add("options", traits);
        devTools.send("WebAuthn.addVirtualAuthenticator", options);
    }

    private static void signIn(Page page, String name) {
        page.navigate(address + "/sign-in");
        page.locator("form:has(input[name=username][value=" + name + "]) button").click();
        page.waitForURL(url -> !url.endsWith("/sign-in"));
    }

    /// What the app on the phone would show.
    private static String code(String base32, int off) throws Exception {
        var bits = new StringBuilder();
        for (var letter : base32.toCharArray()) {
            var value = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter);
            bits.append("%5s".formatted(Integer.toBinaryString(value)).replace(' ', '0'));
        }
        var key = new byte[bits.length() / 8];
        for (int i = 0; i < key.length; i++) {
            key[i] = (byte) Integer.parseInt(bits.substring(i * 8, i * 8 + 8), 2);
        }
        var mac = Mac.getInstance("HmacSHA1");
        mac.init(new SecretKeySpec(key, "HmacSHA1"));
        var step = Instant.now().getEpochSecond() / 30 + off;
        var hash = mac.doFinal(ByteBuffer.allocate(8).putLong(step).array());
        var number = ByteBuffer.wrap(hash).getInt(hash[hash.length - 1] & 0xf) & 0x7fffffff;
        return String.format(Locale.ROOT, "%06d", number % 1_000_000);
    }
}
