package opora.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import opora.Eventually;
import opora.Visitor;
import opora.WholeApp;
import opora.backbone.Database;
import opora.privacy.PersonErased;
import opora.tickets.Assigner;
import opora.tickets.Phase;
import opora.tickets.TicketAssigned;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/// Tickets as the desk tells of them, and experts on the real database.
class AssigningTest {
    private static final Week ALWAYS =
            new Week(Collections.nCopies(7, List.of(new Span(0, Span.DAY))));

    private final WholeApp app = WholeApp.get();
    private final Database database = app.bean(Database.class);
    private final Visitor manager = app.person("maria-" + UUID.randomUUID(), Set.of("manager"));
    private final String topic = "topic-" + UUID.randomUUID();
    private final ToldDesk desk = new ToldDesk(app, topic);

    @AfterEach
    void rest() {
        app.db()
                .sql("delete from assignment.experts where jsonb_exists(skills, ?)")
                .param(topic)
                .update();
        app.db()
                .sql("update assignment.tickets set state = 'OUT' where ticket = any(?)")
                .param(desk.told().toArray(String[]::new))
                .update();
    }

    @Test
    void whatNobodyCanTellGoesToPeopleAndThenToWhoCanDoIt() throws Exception {
        var expert = expert(5);
        var ticket = desk.open("qwertz", "vvv zzz");
        Eventually.holds(() -> assertThat(state(ticket)).isEqualTo("UNSURE"));
        desk.about(ticket);
        Eventually.holds(() -> assertThat(assigned(ticket)).isEqualTo(expert));
        var why = manager.get("/api/assignment/why/" + ticket);
        assertThat(why.at("/model")).isEqualTo("by-hand");
        assertThat(why.at("/latest/considered/0/expert")).isEqualTo(expert);
        assertThat(why.at("/latest/considered/0/reason")).isEqualTo("CHOSEN");
    }

    @Test
    void wordsInTheRulesTellTheTopicAtFirst() throws Exception {
        var ticket = desk.open("Забыл пароль", "Не могу войти, учётная запись заблокирована");
        Eventually.holds(() -> assertThat(state(ticket)).isEqualTo("WAITING"));
        var sql = "select topic from assignment.tickets where ticket = ?";
        assertThat(app.db().sql(sql).param(ticket).query(String.class).single())
                .isEqualTo("Доступ / Access");
    }

    @Test
    void tellsAnewWhatATicketIsAboutOnceItsWordsAreChanged() throws Exception {
        var ticket = desk.open("qwertz", "vvv zzz");
        Eventually.holds(() -> assertThat(state(ticket)).isEqualTo("UNSURE"));
        desk.changed(ticket, "text", "Забыл пароль, не могу войти, учётная запись заблокирована");
        Eventually.holds(() -> assertThat(one("topic", ticket)).isEqualTo("Доступ / Access"));
        assertThat(state(ticket)).isEqualTo("WAITING");
        assertThat(one("words", ticket)).startsWith("qwertz\nЗабыл");
        desk.about(ticket);
        Eventually.holds(() -> assertThat(one("topic", ticket)).isEqualTo(topic));
        desk.changed(ticket, "subject", "Забыл пароль");
        Eventually.holds(() -> assertThat(one("words", ticket)).startsWith("Забыл пароль\nЗабыл"));
        assertThat(one("topic", ticket)).isEqualTo(topic);
    }

    @Test
    void rulesThatAreTriedReadPastTicketsAnew() throws Exception {
        var expert = expert(5);
        var ticket = desk.open("Забыл пароль", "Не могу войти, учётная запись заблокирована");
        Eventually.holds(() -> assertThat(decided(ticket)).contains("NOBODY"));
        var draft =
                """
                {"surety": 0, "untouchedMinutes": 0, "onShift": true, "byRegion": false, "byLanguage": false,
                 "topics": [{"topic": "Keys", "words": ["пароль"], "skill": "%s", "level": 1}], "requirements": []}
                """;
        var trial = manager.post("/api/assignment/rules/trials", draft.formatted(topic));
        assertThat(trial.status()).as(trial.body()).isEqualTo(200);
        var changed = trial.json().at("/changed");
        assertThat(changed)
                .anySatisfy(
                        one -> {
                            assertThat(one.at("/ticket").asString()).isEqualTo(ticket);
                            assertThat(one.at("/after").asString()).isEqualTo(expert);
                            assertThat(one.at("/read").asString()).isEqualTo("Keys");
                        });
    }

    @Test
    void whomTheDeskDoesNotKnowHasNoWorkWhenATicketOpensAgain() throws Exception {
        var expert = expert(5);
        var ticket = desk.open("a", "b");
        desk.about(ticket);
        Eventually.holds(() -> assertThat(assigned(ticket)).isEqualTo(expert));
        desk.moved(ticket, "closed", Phase.CLOSED);
        Eventually.holds(() -> assertThat(state(ticket)).isEqualTo("OUT"));
        desk.moved(ticket, "new", Phase.NEW);
        Eventually.holds(() -> assertThat(decided(ticket)).filteredOn("CHOSEN"::equals).hasSize(2));
        assertThat(assigned(ticket)).isEqualTo(expert);
    }

    @Test
    void sharesWorkAndStopsAtTheCapUntilSomethingIsDone() throws Exception {
        var one = expert(2);
        var other = expert(2);
        var tickets = IntStream.range(0, 4).mapToObj(_ -> desk.open("a", "b")).toList();
        tickets.forEach(desk::about);
        Eventually.holds(() -> assertThat(tickets).allMatch(ticket -> !assigned(ticket).isEmpty()));
        assertThat(tickets).filteredOn(ticket -> assigned(ticket).equals(one)).hasSize(2);
        assertThat(tickets).filteredOn(ticket -> assigned(ticket).equals(other)).hasSize(2);
        var late = desk.open("late", "late");
        desk.about(late);
        Eventually.holds(() -> assertThat(decided(late)).contains("NOBODY"));
        assertThat(assigned(late)).isEmpty();
        close(tickets.getFirst());
        Eventually.holds(() -> assertThat(assigned(late)).isEqualTo(assigned(tickets.getFirst())));
    }

    @Test
    void takesBackWhatNobodyBeganWithAndGivesItToSomebodyElse() throws Exception {
        var first = expert(5);
        var ticket = desk.open("a", "b");
        var begun = desk.open("c", "d");
        desk.about(ticket);
        desk.about(begun);
        Eventually.holds(() -> assertThat(assigned(ticket)).isEqualTo(first));
        Eventually.holds(() -> assertThat(assigned(begun)).isEqualTo(first));
        desk.tell(desk.said(begun, first));
        Eventually.holds(() -> assertThat(hasBegun(begun)).isTrue());
        var second = expert(5);
        app.db()
                .sql(
                        "update assignment.tickets set due_at = now() - interval '1 minute' where ticket = any(?)")
                .param(new String[] {ticket, begun})
                .update();
        Eventually.holds(() -> assertThat(assigned(ticket)).isEqualTo(second));
        assertThat(decided(ticket)).contains("TAKEN_BACK");
        assertThat(assigned(begun)).isEqualTo(first);
    }

    @Test
    void whoGoesAwayGivesBackAndWhoComesBackGets() throws Exception {
        var expert = expert(5);
        var ticket = desk.open("a", "b");
        desk.about(ticket);
        Eventually.holds(() -> assertThat(assigned(ticket)).isEqualTo(expert));
        var changes = app.bean(ChangeExperts.class);
        var now = Instant.now();
        changes.away(expert, now.minusSeconds(60), now.plus(1, ChronoUnit.DAYS), "ill");
        Eventually.holds(() -> assertThat(decided(ticket)).contains("TAKEN_BACK", "NOBODY"));
        var other = desk.open("c", "d");
        desk.about(other);
        Eventually.holds(() -> assertThat(decided(other)).contains("NOBODY"));
        var absence = app.bean(Experts.class).find(expert).orElseThrow().calendar().absences();
        changes.back(expert, absence.getFirst().id());
        Eventually.holds(() -> assertThat(assigned(other)).isEqualTo(expert));
    }

    @Test
    void twoProcessesNeverGiveATicketTwiceNorMoreThanTheCap() throws Exception {
        var experts = List.of(expert(30), expert(30), expert(30));
        var tickets = IntStream.range(0, 150).mapToObj(_ -> UUID.randomUUID().toString()).toList();
        desk.told().addAll(tickets);
        var twin =
                new ChooseExperts(
                        database,
                        app.bean(WaitingLine.class),
                        app.bean(Experts.class),
                        app.bean(LiveRules.class),
                        app.bean(Decisions.class),
                        app.bean(AssignmentSettings.class));
        try (var threads = Executors.newFixedThreadPool(3)) {
            var running = new ArrayList<Future<?>>();
            for (var part : List.of(tickets.subList(0, 75), tickets.subList(75, 150))) {
                part.forEach(desk::wait);
                for (var chooser : List.of(twin, app.bean(ChooseExperts.class))) {
                    running.add(threads.submit(chooser::choose));
                    running.add(threads.submit(chooser::choose));
                }
            }
            for (var one : running) {
                one.get();
            }
        }
        Eventually.holds(
                () ->
                        assertThat(tickets)
                                .filteredOn(ticket -> !assigned(ticket).isEmpty())
                                .hasSize(90));
        for (var expert : experts) {
            assertThat(tickets).filteredOn(ticket -> assigned(ticket).equals(expert)).hasSize(30);
        }
        assertThat(tickets)
                .allMatch(ticket -> decided(ticket).stream().filter("CHOSEN"::equals).count() <= 1);
    }

    @Test
    void whatAPersonDecidesCountsAsACorrection() throws Exception {
        var expert = expert(5);
        var ticket = desk.open("a", "b");
        desk.about(ticket);
        Eventually.holds(() -> assertThat(assigned(ticket)).isEqualTo(expert));
        var before = manager.get("/api/assignment/quality?days=1").json().at("/reassigned").asInt();
        var by =
                new TicketAssigned(
                        ticket,
                        7,
                        "anna",
                        "",
                        "",
                        "somebody",
                        expert,
                        Assigner.HAND,
                        "maria",
                        "",
                        2,
                        Instant.now(),
                        "",
                        "");
        desk.tell(by);
        Eventually.holds(() -> assertThat(assigned(ticket)).isEqualTo("somebody"));
        var report = manager.get("/api/assignment/quality?days=1").json();
        assertThat(report.at("/reassigned").asInt()).isEqualTo(before + 1);
        assertThat(decided(ticket)).contains("BY_HAND");
    }

    @Test
    void nothingStaysOfWhoIsErased() throws Exception {
        var ticket = desk.open("a secret", "of mine");
        Eventually.holds(() -> assertThat(state(ticket)).isNotEmpty());
        var customer =
                app.db()
                        .sql("select customer from assignment.tickets where ticket = ?")
                        .param(ticket)
                        .query(String.class)
                        .single();
        desk.tell("privacy", new PersonErased(customer, Instant.now()));
        var sql = "select words || address from assignment.tickets where ticket = ?";
        Eventually.holds(
                () ->
                        assertThat(app.db().sql(sql).param(ticket).query(String.class).single())
                                .isEmpty());
    }

    private String expert(int cap) {
        var name = "expert-" + UUID.randomUUID();
        app.bean(Experts.class).begin(name, "test");
        app.db()
                .sql(
                        """
                        update assignment.experts
                        set active = true, skills = ?::jsonb, week = ?::jsonb, cap = ?, version = version + 1 where username = ?
                        """)
                .params(
                        JsonMapper.shared().writeValueAsString(Map.of(topic, 3)),
                        Json.text(ALWAYS),
                        cap,
                        name)
                .update();
        return name;
    }

    private void close(String ticket) {
        desk.moved(ticket, "closed", Phase.CLOSED, assigned(ticket));
    }

    private String state(String ticket) {
        return one("state", ticket);
    }

    private String assigned(String ticket) {
        return one("coalesce(expert, '')", ticket);
    }

    private boolean hasBegun(String ticket) {
        return one("begun::text", ticket).equals("true");
    }

    private String one(String column, String ticket) {
        return app.db()
                .sql("select " + column + " from assignment.tickets where ticket = ?")
                .param(ticket)
                .query(String.class)
                .optional()
                .orElse("");
    }

    private List<String> decided(String ticket) {
        return app.db()
                .sql("select kind from assignment.decisions where ticket = ? order by id")
                .param(ticket)
                .query(String.class)
                .list();
    }
}
