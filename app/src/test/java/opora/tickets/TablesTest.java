package opora.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import opora.Eventually;
import opora.Visitor;
import opora.WholeApp;
import opora.shell.Csv;
import opora.shell.Reach;
import org.junit.jupiter.api.Test;

/// Tickets taken away as tables, and counted.
class TablesTest {
    private final WholeApp app = WholeApp.get();
    private final Visitor anna = app.person();
    private final Visitor eva = Desks.agent(app);
    private final Visitor manager = app.person(anna.username() + "-m", Set.of("manager"));
    private final String serial = field("TEXT", "10");
    private final String paid = field("FLAG", "11");

    @Test
    void aViewIsTakenAwayWithItsFieldsAndRunsNothing() throws Exception {
        var danger = ticket("=HYPERLINK(1)", serial, "-2+3", paid, "true");
        var plain = ticket("Two \\\"quotes\\\", one line", serial, "A-1", paid, "false");
        var view = view("sort", "OLDEST", "column.field." + serial, "on", "column.tags", "on");
        var list = eva.get("/desk?view=" + view).body();
        assertThat(list).contains("The " + serial + ": A-1");
        assertThat(eva.get("/desk/views/" + view).body())
                .contains("name=\"column.field." + serial + "\" value=\"on\" checked");
        assertThat(eva.get("/desk/table?view=" + view).body())
                .contains("name=\"column.field." + serial + "\" value=\"on\" checked")
                .contains("name=\"column.field." + paid + "\" value=\"on\">");

        var path = "/desk/table.csv?view=" + view + "&column.number=on&column.subject=on";
        var own = "&column.field." + serial + "=on&column.field." + paid + "=on";
        var taken = eva.get(path + own, "Accept-Language", "en");
        assertThat(taken.header("Content-Disposition").orElseThrow()).startsWith("attachment");
        assertThat(taken.body().split("\r\n"))
                .containsExactly(
                        Csv.MARK
                                + "\"Number\",\"Subject\",\"The %s\",\"The %s\""
                                        .formatted(serial, paid),
                        "\"" + danger + "\",\"'=HYPERLINK(1)\",\"'-2+3\",\"Yes\"",
                        "\"" + plain + "\",\"Two \"\"quotes\"\", one line\",\"A-1\",\"No\"");
        var told = "/api/desk/tickets.csv?view=" + view + "&columns=number,status,field." + paid;
        assertThat(eva.get(told).body().split("\r\n"))
                .containsExactly(
                        "\"number\",\"status\",\"field." + paid + "\"",
                        "\"" + danger + "\",\"new\",\"true\"",
                        "\"" + plain + "\",\"new\",\"false\"");
        var everything = "/api/desk/tickets.csv?view=ALL&columns=number&field=" + serial;
        assertThat(eva.get(everything + "&value=A-1").body().split("\r\n")).hasSize(2);
        Eventually.holds(
                () ->
                        assertThat(manager.get("/journal?action=tickets.exported").body())
                                .contains(eva.username()));
    }

    @Test
    void nobodyTakesAwayWhatTheyDoNotSee() throws Exception {
        ticket("Not for everybody", serial, "B-1");
        var expert = Desks.somebody(app, "expert", Reach.OWN, "");
        var path = "/api/desk/tickets.csv?view=ALL&columns=number";
        assertThat(expert.get(path).body()).isEqualTo("\"number\"\r\n");
        assertThat(expert.get("/desk/table.csv?view=ALL&column.number=on").body().split("\r\n"))
                .hasSize(1);
        var counts = "/api/desk/reports/counts?by=field." + serial;
        assertThat(expert.get(counts).at("/total")).isEqualTo("0");
        assertThat(anna.get(path).status()).isEqualTo(403);
        assertThat(anna.get("/reports").status()).isEqualTo(403);
        assertThat(eva.get("/api/desk/tickets.csv?view=99999999").status()).isEqualTo(404);
        var wrong = eva.get("/api/desk/tickets.csv?columns=number,password");
        assertThat(wrong.at("/errors/0/field")).isEqualTo("columns");
    }

    @Test
    void goesOnPageAfterPage() throws Exception {
        var numbers = Stream.of("1", "2", "3").map(one -> opened("No " + one)).toList();
        var filter = new Filter(Map.of("customer", anna.username(), "sort", "NEWEST"));
        var view = new SavedView(0, "v", "o", "", filter, 1);
        var each =
                new EachTicket(
                        app.bean(Lists.class),
                        app.bean(FilteredLists.class),
                        app.bean(SavedViews.class),
                        2);
        var seen = new ArrayList<Long>();
        var sight = Sight.everything();
        each.each(
                sight, new EachTicket.Source("0", view), Map.of(), line -> seen.add(line.number()));
        assertThat(seen).containsExactlyElementsOf(numbers.reversed());
        seen.clear();
        each.each(
                sight,
                new EachTicket.Source("ALL", null),
                Map.of(),
                line -> seen.add(line.number()));
        assertThat(seen).doesNotHaveDuplicates().containsAll(numbers);
    }

    @Test
    void countsWhatCameInAPeriod() throws Exception {
        ticket("A", serial, "same", paid, "true");
        ticket("B", serial, "same");
        var closed = ticket("C", serial, "other");
        var move = "{\"to\":\"cancelled\",\"fields\":{\"reason\":\"Gone.\"}}";
        assertThat(eva.post("/api/desk/tickets/" + closed + "/status", move).status())
                .isEqualTo(200);
        var by = "?by=field." + serial;
        var counted = eva.get("/api/desk/reports/counts" + by).json();
        assertThat(counted.at("/rows/1").toString() + counted.at("/rows/2"))
                .contains("\"value\":\"same\",\"tickets\":2,\"open\":2,\"finished\":0")
                .contains("\"value\":\"other\",\"tickets\":1,\"open\":0,\"finished\":1");
        assertThat(counted.at("/total").asLong()).isGreaterThan(2);
        var page = eva.get("/reports" + by, "Accept-Language", "en");
        assertThat(page.body()).contains(">same<", "/reports/counts.csv?", "(nothing)");
        assertThat(eva.get("/reports/counts.csv" + by, "Accept-Language", "en").body())
                .contains("\"The " + serial + "\",\"Tickets\"", "\"same\",\"2\",\"2\",\"0\"");
        assertThat(eva.get("/api/desk/reports/counts.csv" + by).body())
                .contains("\"other\",\"1\",\"0\",\"1\"");
        var old = by + "&from=2020-01-01&to=2020-12-31";
        assertThat(eva.get("/api/desk/reports/counts" + old).at("/total")).isEqualTo("0");
        assertThat(eva.get("/reports" + old, "Accept-Language", "en").body())
                .contains("No tickets in this period");
        for (var wrong : Set.of("?by=secret", "?from=soon", "?from=2020-01-01&to=2026-01-01")) {
            assertThat(eva.get("/api/desk/reports/counts" + wrong).status()).isEqualTo(422);
            assertThat(eva.get("/reports" + wrong).status()).isEqualTo(422);
        }
    }

    @Test
    void countsByWhatTicketsAreAboutAsItWasToldLast() throws Exception {
        var number = opened("About something");
        var ticket = app.bean(Tickets.class).byNumber(number).orElseThrow();
        var topic = "topic-" + UUID.randomUUID();
        Eventually.holds( // or it is told in between
                () ->
                        assertThat(app.bean(Tickets.class).entries(ticket.id()))
                                .anyMatch(one -> one.happening() instanceof Happening.Classified));
        for (var told : List.of("before", topic)) {
            app.bean(Desk.class)
                    .act(
                            ticket.id(),
                            Actor.nobody(),
                            _ -> Verdict.happens(new Happening.Classified(told, 80, "m")));
        }
        var today = LocalDate.now(ZoneOffset.UTC);
        var wanted = new CountTickets.Wanted("topic", today.minusDays(1), today);
        var counting = app.bean(CountTickets.class);
        var counts = counting.count(Sight.everything(), wanted, ZoneOffset.UTC);
        assertThat(counts.rows()).contains(new Counts.Row(topic, 1, 1, 0));
        assertThat(eva.get("/reports?by=topic").body()).contains(topic);
    }

    private String view(String... more) {
        var words = Stream.of("name", "Taken", "customer", anna.username());
        var made = eva.form("/desk/views/new", Stream.concat(words, Stream.of(more)));
        assertThat(made.status()).as(made.body()).isEqualTo(303);
        return made.header("Location").orElseThrow().replaceAll("\\D", "");
    }

    private long opened(String subject) {
        try {
            return Desks.opened(anna, subject);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private long ticket(String subject, String... fields) {
        var number = opened(subject);
        var words = new HashMap<String, String>();
        for (int i = 0; i < fields.length; i += 2) {
            words.put("fields." + fields[i], fields[i + 1]);
        }
        var ticket = app.bean(Tickets.class).byNumber(number).orElseThrow();
        app.bean(Desk.class)
                .act(
                        ticket.id(),
                        Actor.nobody(),
                        _ -> Verdict.happens(new Happening.Changed(Map.of(), words)));
        return number;
    }

    private String field(String kind, String position) {
        var name = "t" + UUID.randomUUID().toString().replace('-', '_');
        var all =
                Stream.of(
                        "field",
                        name,
                        "russian",
                        "Поле " + name,
                        "english",
                        "The " + name,
                        "kind",
                        kind,
                        "position",
                        position);
        var added = manager.form("/new-field", all);
        assertThat(added.status()).as(added.body()).isEqualTo(303);
        return name;
    }
}
