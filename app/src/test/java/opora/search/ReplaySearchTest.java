package opora.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Types;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import opora.Eventually;
import opora.Visitor;
import opora.backbone.Backbone;
import opora.shell.Scope;
import org.junit.jupiter.api.Test;

/// The search is made anew out of the store while the desk goes on.
class ReplaySearchTest extends Finding {
    private final Visitor boris = app.person();
    private final Visitor vera = app.person();
    private final Visitor gleb = app.person();
    private final Visitor limited = staff(Scope.OWN);

    @Test
    void answersTheSameAfterwardsAndLosesNothingThatHappensMeanwhile() throws Exception {
        var serial = field("TEXT", "forCustomers", "on");
        var warranty = field("FLAG");
        var wish = "{\"subject\":\"%s\",\"text\":\"%s\",\"fields\":{\"%s\":\"QX/%s-Б\"}}";
        var number = settled(anna, wish.formatted("Прибор " + own, "Гудит", serial, own));
        var secret = made();
        edit(number, "fields." + warranty, "true", "tags", "второй, седьмой");
        say(number, "Просто слово.", "PUBLIC");
        say(number, "Между нами: " + secret, "INTERNAL");
        var part = settled(anna, wish.formatted("Часть " + own, "Молчит", serial, "2"));
        var merged = "/api/desk/tickets/" + part + "/merge";
        assertThat(eva.post(merged, "{\"into\":" + number + "}").status()).isEqualTo(200);

        var gone = made();
        var his = settled(boris, wish.formatted("О нём " + gone, gone, serial, gone));
        edit(his, "fields." + warranty, "true", "tags", "его, " + gone);
        Eventually.holds(() -> assertThat(found(eva, gone + " tag:его")).containsExactly(his));
        erased(boris);
        Eventually.holds(() -> assertThat(found(eva, gone)).isEmpty());

        var going = made();
        settled(vera, wish.formatted("О ней " + going, going, serial, going));
        var steady = settled(gleb, wish.formatted("Спокойно", "Тихо", serial, "3"));
        Eventually.holds(() -> assertThat(found(eva, secret)).containsExactly(number));
        Eventually.holds(() -> assertThat(found(eva, own + " status:closed")).contains(part));
        Eventually.holds(() -> assertThat(counted(own)).isTrue());

        var rows = List.of(number, part, his);
        var questions =
                List.of(
                        own,
                        secret,
                        gone,
                        own + " -слово",
                        own.substring(0, 5) + own.substring(6),
                        serial + ":qx/" + own + "-б",
                        own + " " + warranty + ":yes",
                        own + " tag:седьмой",
                        own + " status:closed",
                        "tag:" + gone,
                        "customer:" + anna.username(),
                        "customer:" + boris.username());
        var before = answers(questions);
        var kept = kept(rows);
        var live = made();
        var noted = made();
        var once = new AtomicBoolean();
        Runnable goesOn =
                () -> {
                    assertThat(answers(questions)).as("read meanwhile").isEqualTo(before);
                    wish(gleb, "{\"subject\":\"Новый %s\"}".formatted(live));
                    say(steady, "Заметка " + noted, "INTERNAL");
                    erased(vera);
                };
        var handled =
                app.bean(Backbone.class)
                        .replay(
                                "search",
                                "KeepTickets",
                                (_, where) -> {
                                    if (last(where) && once.compareAndSet(false, true)) {
                                        CompletableFuture.runAsync(goesOn).join();
                                    }
                                });
        assertThat(once).as("all was handled again, and something happened then").isTrue();
        assertThat(handled).isGreaterThan(10);
        assertThat(kept(rows)).isEqualTo(kept);
        Eventually.holds(() -> assertThat(answers(questions)).isEqualTo(before));

        Eventually.holds(() -> assertThat(found(eva, live)).hasSize(1));
        Eventually.holds(() -> assertThat(found(eva, noted)).containsExactly(steady));
        Eventually.holds(() -> assertThat(found(eva, going)).isEmpty());
        assertThat(found(eva, "customer:" + vera.username())).hasSize(1);
        var left = "select count(*) from search.texts where words like '%' || ? || '%'";
        assertThat(app.db().sql(left).param(going).query(Long.class).single()).isZero();
    }

    private static boolean last(String where) {
        var words = where.split(" ");
        return words.length == 4 && words[1].equals(words[3]);
    }

    /// With all that assignment has to say of a new ticket.
    private long settled(Visitor who, String wish) throws Exception {
        var number = asked(who, wish);
        var said =
                """
                select exists (
                    select from tickets.tickets t join tickets.entries e on e.ticket = t.id
                        join search.tickets s on s.number = t.number and (s.status, s.queue, s.expert)
                            = (t.status, t.queue, t.expert)
                    where t.number = ? and e.kind in ('Queued', 'Assigned'))
                """;
        Eventually.holds(
                () ->
                        assertThat(app.db().sql(said).param(number).query(Boolean.class).single())
                                .isTrue());
        return number;
    }

    private Map<String, String> answers(List<String> questions) {
        var answers = new LinkedHashMap<String, String>();
        for (var who : List.of(eva, anna, limited)) {
            questions.forEach(
                    words -> answers.put(who.username() + " " + words, search(who, words).body()));
        }
        return answers;
    }

    /// An empty field is as good as none.
    private List<Map<String, Object>> kept(List<Long> numbers) {
        var sql =
                """
                select t.number, t.customer, t.name, t.email, t.phone, t.address, t.subject, t.product, t.tags::text,
                    t.channel, t.region, t.status, t.phase, t.queue, t.expert, t.opened_at, w.words::text as words,
                    (select jsonb_object_agg(key, value)::text from jsonb_each_text(t.fields) where value <> '') as fields,
                    (select string_agg(line || x.words || "inner", ' ' order by at, line) from search.texts x
                        where x.number = t.number and x.words <> '') as texts
                from search.tickets t join search.words w using (number) where number = any(:numbers) order by number
                """;
        return app.db()
                .sql(sql)
                .param("numbers", numbers.toArray(Long[]::new), Types.ARRAY)
                .query()
                .listOfRows();
    }
}
