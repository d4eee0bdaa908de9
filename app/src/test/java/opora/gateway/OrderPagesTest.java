package opora.gateway;

import static opora.gateway.Wishes.topUp;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import opora.Eventually;
import opora.Visitor;
import opora.WholeApp;
import org.junit.jupiter.api.Test;

/// The pages as a browser without script sees them, and the stream for those with.
class OrderPagesTest {
    private static final Pattern ONCE = Pattern.compile("name=\"once\" value=\"([^\"]+)\"");

    private final WholeApp app = WholeApp.get();
    private final Visitor anna = app.person();

    @Test
    void ordersByFormAndFollowsIt() throws Exception {
        topUp(anna, 1_000_00);
        var placed = send("quantity.cable-usb-c", "2", "deliveryAddress", "Tverskaya 1");
        assertThat(placed.status()).isEqualTo(303);
        var page = placed.header("Location").orElseThrow();
        Eventually.holds(() -> assertThat(anna.get(page).body()).contains("data-status=\"PAID\""));
        assertThat(anna.get("/orders").body()).contains("data-status=\"PAID\"");
        assertThat(anna.get("/orders/new").body()).contains("Tverskaya 1</textarea>");
        assertThat(anna.get("/orders/new?again=" + page.substring("/orders/".length())).body())
                .contains("name=\"quantity.cable-usb-c\" value=\"2\"");
        assertThat(app.person().get(page).status()).isEqualTo(404);
    }

    @Test
    void ordersOnceHoweverOftenTheButtonIsPressed() {
        var once = once();
        var first = sendAs(once, "quantity.router", "1", "deliveryAddress", "A");
        var second = sendAs(once, "quantity.router", "1", "deliveryAddress", "A");
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        var other = sendAs(once, "quantity.router", "2", "deliveryAddress", "A");
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.body()).contains("sent before").doesNotContain(once);
    }

    @Test
    void addsUpOnTheServerForThoseWithoutScript() {
        var counted = send("quantity.router", "2", "deliveryAddress", "", "count", "1");
        assertThat(counted.status()).isEqualTo(200);
        assertThat(counted.body()).contains("₽25,980.00").contains("value=\"2\"");
    }

    @Test
    void showsWhatIsWrongBesideTheField() {
        var many = send("quantity.router", "101", "quantity.keyboard", "x", "deliveryAddress", "");
        assertThat(many.status()).isEqualTo(422);
        assertThat(many.body())
                .contains("id=\"quantity.router-flaw\"")
                .contains("id=\"quantity.keyboard-flaw\"")
                .contains("id=\"deliveryAddress-flaw\"");
        assertThat(send("deliveryAddress", "A").body()).contains("Choose at least one product.");
    }

    @Test
    void writesNothingOfOthersIntoThePage() {
        var evil = "<script>alert(1)</script>";
        var page = send("quantity.router", "0", "deliveryAddress", evil).body();
        assertThat(page).doesNotContain(evil).contains("&lt;script&gt;");
    }

    @Test
    void tellsOpenPagesWhatChanges() throws Exception {
        var http = HttpClient.newHttpClient();
        try {
            var request = anna.request("/orders/live").GET().build();
            var stream = http.send(request, BodyHandlers.ofLines());
            assertThat(stream.headers().firstValue("Content-Type"))
                    .hasValue("text/event-stream;charset=utf-8");
            var seen =
                    CompletableFuture.supplyAsync(
                            () ->
                                    stream.body()
                                            .filter(line -> line.contains("INSUFFICIENT_FUNDS"))
                                            .findFirst()
                                            .orElse(""),
                            Thread::startVirtualThread);
            send("quantity.router", "1", "deliveryAddress", "A");
            assertThat(seen.get(20, TimeUnit.SECONDS)).startsWith("data: ");
        } finally {
            http.shutdownNow();
        }
        var live = app.bean(LiveOrders.class);
        Eventually.holds(() -> assertThat(live.pages(anna.username())).isZero());
    }

    @Test
    void aLaterPageBeginsWithItsOwnOrders() throws Exception {
        send("quantity.router", "1", "deliveryAddress", "The older one");
        send("quantity.router", "1", "deliveryAddress", "The newer one");
        var both = app.bean(Orders.class).page(anna.username(), null, 2);
        var path = "/orders?after=" + Cursor.after(both.getFirst()).text();
        var live = "/orders/live?after=" + Cursor.after(both.getFirst()).text();
        assertThat(anna.get(path).body()).contains("data-live=\"" + live + "\"");
        var http = HttpClient.newHttpClient();
        try {
            var stream = http.send(anna.request(live).GET().build(), BodyHandlers.ofLines());
            var first = stream.body().filter(line -> line.contains("state-")).findFirst();
            assertThat(first.orElseThrow()).contains(both.getLast().requestId());
        } finally {
            http.shutdownNow();
        }
    }

    private String once() {
        var form = ONCE.matcher(anna.get("/orders/new").body());
        assertThat(form.find()).isTrue();
        return form.group(1);
    }

    private Visitor.Answer send(String... fields) {
        return anna.form(
                "/orders/new", Stream.concat(Stream.of("once", once()), Stream.of(fields)));
    }

    private Visitor.Answer sendAs(String once, String... fields) {
        return anna.form("/orders/new", Stream.concat(Stream.of("once", once), Stream.of(fields)));
    }
}
