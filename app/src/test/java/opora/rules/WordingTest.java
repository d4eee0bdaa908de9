package opora.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.ZoneId;
import opora.backbone.EventType;
import opora.backbone.Meta;
import opora.orders.OrderCreated;
import opora.tickets.TicketRequested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordingTest {
    private static final EventFields EVENT =
            EventFields.of(EventType.of(OrderCreated.class).codec().schema());
    private static final Reader ANNA = new Reader("anna", "ru", ZoneId.of("Asia/Omsk"));
    private static final Reader JOHN = new Reader("john", "en", ZoneId.of("Europe/London"));
    private static final String ORDER =
            """
            {"requestId":"r","username":"anna","orderId":1001,"totalCost":249000,"currency":"RUB",
             "createdAt":1795176000000,
             "items":[{"productId":"keyboard","quantity":2,"price":100},{"productId":"<b>mug</b>","quantity":1,"price":5}]}
            """;

    @Test
    void showsFieldsInTheReadersLanguageAndZone() throws Exception {
        assertThat(
                        fill(
                                "№ {{orderId}}: {{totalCost | money currency}}, {{ createdAt|date }}",
                                ANNA))
                .isEqualTo("№ 1001: 2 490,00 ₽, 20 ноября 2026 г.");
        assertThat(fill("{{totalCost | money RUB}}, {{totalCost | number}}", JOHN))
                .isEqualTo("₽2,490.00, 249,000");
        assertThat(fill("{{createdAt | time}}", ANNA)).contains("2026", "18:00");
        assertThat(fill("{{createdAt}}", JOHN)).contains("20 November 2026", "12:00");
    }

    @Test
    void showsDatesThatAreWrittenOutAndTheDayBefore() throws Exception {
        var invoice = ORDER.replace("\"r\"", "\"2026-12-01\"");
        assertThat(fill(invoice, "{{requestId | date}}, {{requestId | eve}}", JOHN))
                .isEqualTo("1 December 2026, 30 November 2026");
        assertThat(fill("{{requestId | eve}}, {{createdAt | eve}}", JOHN))
                .isEqualTo("r, 19 November 2026");
    }

    @Test
    void choosesAndRepeats() throws Exception {
        assertThat(fill("{{#if currency = \"RUB\"}}roubles{{else}}other{{/if}}", JOHN))
                .isEqualTo("roubles");
        assertThat(fill("{{#if currency != \"RUB\"}}other{{/if}}!", JOHN)).isEqualTo("!");
        assertThat(fill("{{#if requestId}}yes{{/if}}", JOHN)).isEqualTo("yes");
        assertThat(
                        fill(
                                "{{#each items}}- {{productId}} × {{quantity}} ({{username}})\n{{/each}}",
                                JOHN))
                .isEqualTo("- keyboard × 2 (anna)\n- <b>mug</b> × 1 (anna)\n");
    }

    @Test
    void leavesTheNameForTheDelivery() throws Exception {
        assertThat(fill("{{person.name}}, {{person.username}}", JOHN))
                .isEqualTo("{{person.name}}, john");
    }

    @ParameterizedTest
    @CsvSource({
        "{{total}},rules.wording.field",
        "{{items.productId}},rules.wording.field",
        "{{#each items}}{{nothing}}{{/each}},rules.wording.field",
        "{{#each currency}}{{/each}},rules.wording.list",
        "{{#if currency}}open,rules.wording.unclosed",
        "{{#each items}}open{{/if}},rules.wording.unclosed",
        "{{/if}},rules.wording.stray",
        "{{currency | shout}},rules.wording.format",
        "{{currency | money}},rules.wording.misfit",
        "{{totalCost | date}},rules.wording.misfit",
        "{{totalCost | money nothing}},rules.wording.field",
        "{{a b c}},rules.wording.unclear",
        "{{orderId,rules.wording.open"
    })
    void refusesWhatItCannotFillIn(String source, String key) {
        assertThatThrownBy(() -> Wording.parse(source, EVENT))
                .isInstanceOf(BadWording.class)
                .hasMessage(key);
    }

    @Test
    void reachesWhoCalledFirstAndGaveAnAddressLater() throws Exception {
        var guest = TicketRequested.guest("9001234567");
        var told = "{\"customer\":\"%s\",\"email\":\"a@example.org\"}".formatted(guest);
        assertThat(Notice.guest(guest, facts(told))).isTrue();
        assertThat(Notice.guest(TicketRequested.guest("a@example.org"), facts(told))).isTrue();
        assertThat(Notice.guest(TicketRequested.guest("b@example.org"), facts(told))).isFalse();
        assertThat(Notice.guest("anna", facts(told.replace(guest, "anna")))).isFalse();
    }

    private static String fill(String source, Reader reader) throws Exception {
        return fill(ORDER, source, reader);
    }

    private static String fill(String event, String source, Reader reader) throws Exception {
        return Wording.parse(source, EVENT)
                .fill(facts(event), reader)
                .replaceAll("[\\u00a0\\u202f]", " ");
    }

    static Facts facts(String json) throws Exception {
        var meta = new Meta("e", "orders", "", "", "k", Instant.EPOCH, "c", null, null);
        return new Facts(meta, new ObjectMapper().readTree(json));
    }
}
