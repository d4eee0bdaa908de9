package opora.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import opora.Eventually;
import opora.Visitor;
import opora.shell.Scope;
import org.junit.jupiter.api.Test;

/// What is found, and by whom. Each test has a word of its own that no other ticket has.
class FindTicketsTest extends Finding {
    @Test
    void findsAnyFormOfAWord() throws Exception {
        var number =
                opened("Заедает чёрный принтер " + own, "The batteries of two routers are empty.");
        for (var words :
                List.of(
                        "принтеры",
                        "ПРИНТЕРОВ заедал",
                        "черного",
                        "чёрные",
                        "battery",
                        "router",
                        "\"two routers\"",
                        "принтер -сканер")) {
            assertThat(found(eva, own + " " + words)).as(words).containsExactly(number);
        }
        for (var words : List.of("сканер", "-принтеры", "\"routers two\"", "status:solved")) {
            assertThat(found(eva, own + " " + words)).as(words).isEmpty();
        }
        var page =
                eva.get("/desk/search?q=" + encoded(own + " принтеров"), "Accept-Language", "en");
        assertThat(page.body()).contains("<mark>принтер</mark>", "<mark>" + own + "</mark>");
        assertThat(eva.get("/desk/search?q=%23" + number).header("Location"))
                .hasValue("/desk/" + number);
    }

    @Test
    void forgivesSlipsOfTheFinger() throws Exception {
        var number = opened("Не печатает " + own, "");
        Eventually.holds(() -> assertThat(counted(own)).isTrue());
        var missing = own.substring(0, 5) + own.substring(6);
        var swapped = own.substring(0, 3) + own.charAt(4) + own.charAt(3) + own.substring(5);
        for (var typed :
                List.of(
                        missing,
                        swapped,
                        own + "н",
                        own.substring(0, 6) + "ж" + own.substring(7))) {
            var answer = search(eva, typed);
            assertThat(numbers(answer)).as(typed).containsExactly(number);
            assertThat(answer.at("/meant/0")).isEqualTo(own);
        }
        assertThat(numbers(search(anna, missing))).containsExactly(number);
        assertThat(search(anna, missing).json().at("/meant")).as("words of others").isEmpty();
        var begun = eva.get("/search/found?q=" + encoded(own.substring(0, 9))).body();
        assertThat(begun).contains("/desk/" + number);
    }

    @Test
    void findsByWhoAskedAndWhere() throws Exception {
        var code = Long.toString(1_000_000 + new SecureRandom().nextLong(8_999_999));
        var wish =
                """
                {"subject":"Номер %s","phone":"8 (900) %s","address":"Тверская улица, %s"}"""
                        .formatted(own, code, own);
        var number = asked(wish);
        var other = opened("Другой " + own, "");
        var mail = app.db().sql("select email from search.tickets where number = ?").param(number);
        for (var words :
                List.of(
                        own + " тверской",
                        "+7 900 " + code,
                        "8900" + code,
                        "900" + code.substring(0, 3) + " " + code.substring(3) + " номера " + own,
                        own + " 900 " + code.substring(0, 4))) {
            assertThat(found(eva, words)).as(words).containsExactly(number);
            assertThat(found(anna, words)).as(words).containsExactly(number);
            assertThat(found(app.person(), words)).as("another customer").isEmpty();
            assertThat(found(staff(Scope.OWN), words)).as("not their work").isEmpty();
        }
        assertThat(found(eva, mail.query(String.class).single())).contains(number, other);
        assertThat(found(eva, "-900" + code + " " + own)).as("excluded").isNotEmpty();
        assertThat(eva.get("/desk/search?q=" + encoded("8900" + code)).body())
                .contains("/desk/" + number);
        assertThat(eva.get("/search/found?q=" + encoded("8900" + code)).body())
                .contains("/desk/" + number);
    }

    @Test
    void findsByFieldsThatStaffHasAdded() throws Exception {
        var code = Long.toString(1_000_000 + new SecureRandom().nextLong(8_999_999));
        var serial = field("TEXT", "forCustomers", "on");
        var warranty = field("FLAG");
        var room = field("NUMBER");
        var wish = "{\"subject\":\"Прибор %s\",\"fields\":{\"%s\":\"QX/%s-Б\"}}";
        var number = asked(wish.formatted(own, serial, code));
        var other = asked(wish.formatted(own, serial, code + "0"));
        edit(number, "fields." + warranty, "true", "fields." + room, "12.50");
        edit(other, "fields." + warranty, "false", "fields." + room, "12.5");
        Eventually.holds(() -> assertThat(found(eva, room + ":12.5")).hasSize(2));
        var title = "The_" + serial;
        for (var words : List.of("qx/" + code + "-б", code, serial + ":QX/" + code + "-Б")) {
            assertThat(found(eva, words)).as(words).containsExactly(number);
            assertThat(found(anna, words)).as(words).containsExactly(number);
            assertThat(found(app.person(), words)).as("another customer").isEmpty();
            assertThat(found(staff(Scope.OWN), words)).as("not their work").isEmpty();
        }
        for (var words :
                List.of(warranty + ":yes", warranty + ":да " + title + ":qx/" + code + "-б")) {
            assertThat(found(eva, own + " " + words)).as(words).containsExactly(number);
        }
        assertThat(found(eva, own + " " + warranty + ":no")).containsExactly(other);
        assertThat(found(eva, serial + ":qx")).as("half a value").isEmpty();
        assertThat(found(anna, own + " " + warranty + ":true")).as("staff's field").isEmpty();
        assertThat(search(anna, code).json().at("/tickets/0/fields").propertyNames())
                .containsExactly(serial);
        var page =
                eva.get("/desk/search?field=" + serial + "&value=" + encoded("qx/" + code + "-б"));
        assertThat(page.body())
                .contains("/desk/" + number + "\"", "name=\"field." + serial + "\"")
                .doesNotContain("/desk/" + other + "\"");

        changed(serial, "version", "1");
        Eventually.holds(() -> assertThat(found(anna, code)).as("hidden by now").isEmpty());
        assertThat(found(eva, code)).containsExactly(number);
        assertThat(found(anna, own)).contains(number, other);
    }

    @Test
    void showsNobodyMoreThanTheyMaySee() throws Exception {
        var number = opened("Тайна " + own, "");
        var secret = made();
        say(number, "Просто слово.", "PUBLIC");
        say(number, "Между нами: " + secret, "INTERNAL");
        Eventually.holds(() -> assertThat(found(eva, secret)).containsExactly(number));
        assertThat(found(anna, own)).containsExactly(number);
        assertThat(found(anna, own + " слова")).containsExactly(number);
        assertThat(found(anna, secret)).isEmpty();
        assertThat(found(anna, own + " -" + secret)).containsExactly(number);
        assertThat(anna.get("/tickets/search?q=" + own).body())
                .contains("/tickets/" + number)
                .doesNotContain(secret);
        assertThat(found(app.person(), own)).as("another customer").isEmpty();
        assertThat(anna.get("/desk/search?q=" + own).status()).isEqualTo(403);
        assertThat(eva.get("/tickets/search?q=" + own).status()).isEqualTo(403);
        assertThat(app.stranger().get("/api/tickets/search?q=" + own).status()).isEqualTo(401);

        var expert = staff(Scope.OWN);
        var queue = staff(new Scope(opora.shell.Reach.QUEUE, "line-" + own));
        assertThat(found(expert, own)).isEmpty();
        assertThat(found(queue, own)).isEmpty();
        var sql = "update search.tickets set expert = ?, queue = ? where number = ?";
        app.db().sql(sql).params(expert.username(), "line-" + own, number).update();
        assertThat(found(expert, own)).containsExactly(number);
        assertThat(found(queue, secret)).containsExactly(number);
        assertThat(expert.get("/desk/search?q=" + number).status()).isEqualTo(303);
        assertThat(staff(Scope.OWN).get("/desk/search?q=" + number).status()).isEqualTo(200);
    }

    @Test
    void narrowsDownAndGoesOn() throws Exception {
        var numbers = new ArrayList<Long>();
        for (int i = 0; i < 5; i++) {
            numbers.addFirst(opened((i == 1 ? own + " " + own + " " : "") + "Номер " + i, own));
        }
        var pages = new ArrayList<Long>();
        for (var next = ""; next != null; ) {
            var answer = search(eva, own, "limit=2&cursor=" + encoded(next));
            pages.addAll(numbers(answer));
            next = answer.json().has("next") ? answer.at("/next") : null;
        }
        assertThat(pages).containsExactlyElementsOf(numbers);
        assertThat(search(eva, own, "limit=2").at("/count")).isEqualTo("5");
        var best = numbers(search(eva, own, "order=BEST&limit=3"));
        assertThat(best).hasSize(3).first().isEqualTo(numbers.get(3));
        var customer = own + " клиент:" + anna.username();
        assertThat(found(eva, customer + " status:open")).hasSize(5);
        assertThat(found(eva, own + " customer:nobody")).isEmpty();
        assertThat(found(eva, own + " from:2020-01-01 to:2020-12-31")).isEmpty();
        assertThat(found(eva, own + " с:2020-01-01 по:2099-01-01")).hasSize(5);
        assertThat(found(eva, "customer:" + anna.username())).hasSize(5);
        assertThat(search(eva, own + " from:soon").status()).isEqualTo(422);
        for (var open : List.of("статус:открытые", "status:Open", "статус:\"все открытые\"")) {
            assertThat(found(eva, own + " " + open)).as(open).hasSize(5);
        }
        assertThat(found(eva, own + " статус:закрытые")).isEmpty();
        assertThat(search(eva, own + " status:lost").status()).isEqualTo(422);
        var flawed = eva.get("/desk/search?q=" + encoded(own + " from:2026-13-45"));
        assertThat(flawed.status()).isEqualTo(422);
        assertThat(flawed.body())
                .contains("id=\"find-flaw\"", "such as 2026-01-31", own + " from:2026-13-45");
        assertThat(found(anna, own + " status:new")).hasSize(5);
        app.db()
                .sql("update search.tickets set tags = '{\"второй седьмой\"}' where number = ?")
                .param(numbers.getFirst())
                .update();
        app.bean(IndexWords.class).anew(numbers);
        assertThat(found(eva, own + " tag:\"второй седьмой\"")).containsExactly(numbers.getFirst());
        assertThat(found(anna, own + " седьмой")).as("tags are staff's").isEmpty();
    }

    @Test
    void findsTheSameWhicheverWayItLooks() throws Exception {
        for (int i = 0; i < 4; i++) {
            opened("Номер " + i, own);
        }
        var search = app.bean(SearchTickets.class);
        var words = app.bean(ReadWords.class).read(own, List.of());
        var often = new Words(words.query(), words.lexemes(), 1_000_000, List.of());
        for (var typed : List.of(own, own + " customer:" + anna.username(), own + " status:x")) {
            var asked = Asked.of(typed, Map.of(), Asked.FOR_STAFF, List.of());
            var statuses = typed.contains("status") ? List.of("new", "assigned") : null;
            for (var sight :
                    List.of(
                            Sight.own(person(anna)),
                            new Sight("e", true, true, List.of(), List.of()))) {
                var rare = new SearchTickets.Search(sight, words, asked, statuses, null, null);
                var frequent = new SearchTickets.Search(sight, often, asked, statuses, null, null);
                var looked = search.newest(rare, Place.BEGIN, 3);
                var walked = search.newest(frequent, Place.BEGIN, 3);
                assertThat(walked.places()).isEqualTo(looked.places()).hasSize(3);
                assertThat(search.newest(frequent, walked.places().getLast(), 3).places())
                        .isEqualTo(search.newest(rare, looked.places().getLast(), 3).places())
                        .hasSize(1);
            }
        }
    }

    private opora.shell.Person person(Visitor visitor) {
        return new opora.shell.Person(
                visitor.username(),
                Set.of(),
                Instant.MAX,
                "",
                Set.of(),
                null,
                opora.shell.Powers.NONE,
                null);
    }

    @Test
    void forgetsThePersonAndTheirWords() throws Exception {
        var number = opened("Всё о " + own, "Моё имя " + own);
        Eventually.holds(() -> assertThat(counted(own)).isTrue());
        erased(anna);
        Eventually.holds(() -> assertThat(found(eva, own)).isEmpty());
        Eventually.holds(() -> assertThat(counted(own)).isFalse());
        assertThat(found(eva, "customer:" + anna.username())).containsExactly(number);
        var left =
                "select count(*) from search.lexemes where word = :w union all"
                        + " select count(*) from search.texts where words like '%' || :w || '%'";
        assertThat(app.db().sql(left).param("w", own).query(Long.class).list()).containsOnly(0L);
    }
}
