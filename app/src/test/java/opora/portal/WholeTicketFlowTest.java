package opora.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import opora.Eventually;
import opora.Visitor;
import opora.WholeApp;
import opora.tickets.Channel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WholeTicketFlowTest extends TicketFlow {
    private static final Pattern ONCE = Pattern.compile("name=\"once\" value=\"([^\"]+)\"");

    private final WholeApp app = WholeApp.get();

    WholeTicketFlowTest() {
        super(WholeApp.get());
    }

    /// What was said before there is a ticket is not lost.
    @Test
    void keepsWhatIsSaidWhileTheDeskIsAway() throws Exception {
        var desk = app.bean(OwnTickets.class);
        var customer = new Customer(anna().username(), "Anna", "", "");
        var words = new TicketWish(null, "A", null, null, null, null, null, null, null, null, null);
        var request = Request.of(Channel.PORTAL, customer, key(), words.words(), List.of());
        app.db()
                .sql(
                        """
                        insert into portal.tickets (request_id, customer, channel, words, created_at, changed_at)
                        values (?, ?, 'PORTAL', '{"subject": "A"}', now(), now())
                        """)
                .params(request.id(), anna().username())
                .update();
        var ticket = desk.find(anna().username(), request.id()).orElseThrow();
        var hurry = new Words("Hurry.", List.of(), Channel.PORTAL);
        assertThat(app.bean(AskDesk.class).say(ticket, "l1", hurry)).isTrue();
        assertThat(app.bean(AskDesk.class).say(ticket, "l1", hurry)).isFalse();
        var database = app.bean(opora.backbone.Database.class);
        database.transact(
                "portal",
                _ -> {
                    database.publish(request.event());
                    return true;
                });
        Eventually.holds(
                () -> {
                    var lines = desk.lines(request.id());
                    assertThat(lines).hasSize(1);
                    assertThat(lines.getFirst().state()).isEqualTo("KEPT");
                });
    }

    @Test
    void namesWhoOfTheStaffDidItInTheCustomersPlace() throws Exception {
        var customer = new Customer(anna().username(), "Anna", "", "");
        var words = new TicketWish(null, "A", null, null, null, null, null, null, null, null, null);
        var request =
                Request.of(Channel.PORTAL, customer, key(), words.words(), List.of()).by("clara");
        app.bean(AcceptTickets.class).accept(request);
        var tickets = app.bean(OwnTickets.class);
        Eventually.holds(
                () ->
                        assertThat(
                                        tickets.find(anna().username(), request.id())
                                                .orElseThrow()
                                                .ticket())
                                .isNotNull());
        var ticket = tickets.find(anna().username(), request.id()).orElseThrow();
        app.bean(AskDesk.class).cancel(ticket, key(), "", "clara");
        var who =
                """
                select string_agg(kind || ' ' || who, ', ' order by n) from tickets.entries
                where ticket = ?::uuid and kind in ('Opened', 'Moved')
                """;
        Eventually.holds(
                () ->
                        assertThat(
                                        app.db()
                                                .sql(who)
                                                .param(ticket.known())
                                                .query(String.class)
                                                .single())
                                .isEqualTo("Opened clara, Moved clara"));
    }

    @Test
    void isAskedForAndFollowedByPage() throws Exception {
        var once = once("/tickets/new");
        var first =
                send(
                        "/tickets/new",
                        "once",
                        once,
                        "kind",
                        "INCIDENT",
                        "subject",
                        "<b>No</b>",
                        "impact",
                        "LOW",
                        "urgency",
                        "LOW");
        assertThat(first.status()).as(first.body()).isEqualTo(303);
        var again =
                send(
                        "/tickets/new",
                        "once",
                        once,
                        "kind",
                        "INCIDENT",
                        "subject",
                        "<b>No</b>",
                        "impact",
                        "LOW",
                        "urgency",
                        "LOW");
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        var page = first.header("Location").orElseThrow();
        Eventually.holds(() -> assertThat(anna().get(page).body()).contains("data-status=\"new\""));
        assertThat(anna().get(page).body()).contains("&lt;b&gt;No").doesNotContain("<b>No</b>");
        assertThat(anna().get("/tickets").body()).contains("&lt;b&gt;No");
        var said = once(page);
        assertThat(send(page + "/messages", "once", said, "text", "Please.").status())
                .isEqualTo(303);
        assertThat(send(page + "/messages", "once", said, "text", "Please.").status())
                .isEqualTo(303);
        assertThat(anna().get(page).body().split("Please\\.")).hasSize(2);
        assertThat(send(page + "/messages", "once", key(), "text", " ").status()).isEqualTo(422);
        send(
                page + "/edit",
                "once",
                key(),
                "seen",
                "9",
                "subject",
                "Still no",
                "impact",
                "HIGH",
                "urgency",
                "LOW");
        Eventually.holds(() -> assertThat(anna().get(page).body()).contains("Still no"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | 422 | subject",
                "{\"subject\":\" \"} | 422 | subject",
                "{\"subject\":\"A\",\"kind\":\"PARTY\"} | 422 | kind",
                "{\"subject\":\"A\",\"impact\":\"NONE\"} | 422 | impact",
                "{\"subject\":\"A\",\"wishedAt\":\"soon\"} | 422 | wishedAt",
                "{\"subject\":\"A\\u0000\"} | 422 | subject",
                "{\"subject\":\"A\",\"fields\":{\"colour\":\"red\"}} | 422 | fields.colour",
                "{\"subject\":7} | 400 | subject",
                "{\"subject\":\"A\",\"surprise\":1} | 400 | surprise"
            })
    void namesTheFieldThatIsWrong(String body, int status, String field) {
        var refused = anna().post("/api/tickets", body, "Idempotency-Key", key());
        assertThat(refused.status()).as(refused.body()).isEqualTo(status);
        assertThat(refused.at("/errors/0/field")).isEqualTo(field);
        assertThat(refused.at("/errors/0/message")).isNotBlank().doesNotContain("portal.");
    }

    private String once(String path) {
        var form = ONCE.matcher(anna().get(path).body());
        assertThat(form.find()).isTrue();
        return form.group(1);
    }

    private Visitor.Answer send(String path, String... fields) {
        return anna().form(path, Stream.of(fields));
    }
}
