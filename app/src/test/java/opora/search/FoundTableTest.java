package opora.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import opora.Eventually;
import opora.Visitor;
import opora.shell.Csv;
import opora.shell.Journal;
import opora.shell.Scope;
import org.junit.jupiter.api.Test;

/// What is found, as a table to take away.
class FoundTableTest extends Finding {
    @Test
    void takesAwayWhatThePageShows() throws Exception {
        var serial = field("TEXT", "forCustomers", "on");
        var paid = field("FLAG");
        var plain = opened("Прибор " + own, "");
        var wish = "{\"subject\":\"=SUM(1) %s\",\"fields\":{\"%s\":\"-2+3\"}}";
        var danger = asked(wish.formatted(own, serial));
        edit(plain, "fields." + paid, "true");
        Eventually.holds(() -> assertThat(found(eva, own + " " + paid + ":yes")).hasSize(1));

        var page = eva.get("/desk/search?sort=best&q=" + own).body();
        assertThat(page).contains("href=\"/desk/search/table.csv?q=" + encoded(own) + "\"");
        var taken = eva.get("/desk/search/table.csv?q=" + own, "Accept-Language", "en");
        assertThat(taken.header("Content-Type").orElseThrow()).startsWith("text/csv");
        assertThat(taken.header("Content-Disposition").orElseThrow()).startsWith("attachment");
        var lines = taken.body().split("\r\n");
        var heads = "\"Number\",\"Subject\",\"Status\",\"Customer\",\"Name\",\"Tags\",\"Expert\"";
        assertThat(lines).hasSize(3);
        assertThat(lines[0]).startsWith(Csv.MARK + heads).contains("The " + serial, "The " + paid);
        assertThat(lines[1])
                .startsWith("\"" + danger + "\",\"'=SUM(1) " + own + "\"")
                .contains("\"'-2+3\"");
        assertThat(lines[2]).contains(plain + "", "Прибор " + own, anna.username(), "\"Yes\"");

        var columns = "number,subject,field." + serial + ",field." + paid;
        assertThat(table(eva, "/api/tickets", own + "&columns=" + columns))
                .containsExactly(
                        "\"" + columns.replace(",", "\",\"") + "\"",
                        "\"%d\",\"'=SUM(1) %s\",\"'-2+3\",\"\"".formatted(danger, own),
                        "\"%d\",\"Прибор %s\",\"\",\"true\"".formatted(plain, own));
        var manager = app.person(anna.username() + "-j", Set.of("manager"));
        Eventually.holds(
                () ->
                        assertThat(manager.get("/journal?action=search.exported").body())
                                .contains(eva.username()));
    }

    @Test
    void nobodyTakesAwayMoreThanTheyMaySee() throws Exception {
        var serial = field("TEXT");
        var number = opened("Тайна " + own, "");
        edit(number, "fields." + serial, "hidden", "tags", "inner");
        Eventually.holds(() -> assertThat(found(eva, serial + ":hidden")).hasSize(1));
        for (var place : List.of("/tickets", "/api/tickets")) {
            var table = table(anna, place, own);
            assertThat(table).hasSize(2);
            assertThat(table.getFirst()).doesNotContain(serial);
            assertThat(table.getLast())
                    .contains(number + "")
                    .doesNotContain("hidden", "inner", anna.username());
        }
        for (var column : List.of("tags", "expert", "field." + serial)) {
            var path = "/api/tickets/search/table.csv?q=" + own + "&columns=" + column;
            assertThat(anna.get(path).at("/errors/0/field")).isEqualTo("columns");
        }
        assertThat(table(app.person(), "/tickets", own)).as("another customer").hasSize(1);
        assertThat(table(staff(Scope.OWN), "/desk", own)).as("not their work").hasSize(1);
        assertThat(table(eva, "/desk", "")).as("nothing asked for").hasSize(1);
        assertThat(anna.get("/desk/search/table.csv?q=" + own).status()).isEqualTo(403);
        assertThat(eva.get("/tickets/search/table.csv?q=" + own).status()).isEqualTo(403);
        assertThat(app.stranger().get("/api/tickets/search/table.csv?q=" + own).status())
                .isEqualTo(401);
    }

    @Test
    void refusesWhatIsTooLongAndCutsNothing() throws Exception {
        for (var word : List.of("Первый", "Второй", "Третий", "Четвёртый", "Пятый")) {
            opened(word + " " + own, "");
        }
        var refused = eva.get("/api/tickets/search/table.csv?q=" + own);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.at("/errors/0/field")).isEqualTo("q");
        var page = eva.get("/desk/search/table.csv?q=" + own, "Accept-Language", "en");
        assertThat(page.status()).isEqualTo(422);
        assertThat(page.body()).contains("id=\"find-flaw\"", "More than 4 tickets", own);
        assertThat(eva.get("/desk/search/table.csv?from=soon&q=" + own).status()).isEqualTo(422);
        assertThat(table(eva, "/desk", encoded(own + " -пятый"))).hasSize(5);

        var all = found(eva, own);
        var pages =
                new TakeHits(
                        app.bean(ReadAsked.class),
                        app.bean(SearchTickets.class),
                        app.bean(ReadHits.class),
                        app.bean(Journal.class),
                        new SearchSettings(5),
                        2);
        var sight = new Sight("e", true, true, List.of(), List.of());
        var asked = Asked.of(own, Map.of(), Asked.FOR_STAFF, List.of());
        var wanted = new TakeHits.Wanted(sight, asked, ZoneOffset.UTC, List.of("number"));
        var bytes = pages.take(wanted, "", hit -> List.of(hit.number() + "")).getBody();
        var text = new String(Objects.requireNonNull(bytes), StandardCharsets.UTF_8);
        assertThat(text.lines().map(line -> Long.parseLong(line.replace("\"", ""))).toList())
                .containsExactlyElementsOf(all);
    }

    private static List<String> table(Visitor who, String place, String query) {
        var answer = who.get(place + "/search/table.csv?q=" + query);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return List.of(answer.body().split("\r\n"));
    }
}
