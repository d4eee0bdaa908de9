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
import opora.backbone.Outgoing;
import opora.privacy.PersonErased;
import opora.tickets.Assigner;
import opora.tickets.AuthorRole;
import opora.tickets.Channel;
import opora.tickets.Level;
import opora.tickets.MessageAdded;
import opora.tickets.Phase;
import opora.tickets.Priority;
import opora.tickets.TicketAssigned;
import opora.tickets.TicketChanged;
import opora.tickets.TicketKind;
import opora.tickets.TicketOpened;
import opora.tickets.TicketStatusChanged;
import opora.tickets.Visibility;
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
    private final List<String> mine = new ArrayList<>();

    @AfterEach
    void rest() {
        app.db()
                .sql("delete from assignment.experts where jsonb_exists(skills, ?)")
                .param(topic)
                .update();
        app.db()
                .sql("update assignment.tickets set state = 'OUT' where ticket = any(?)")
                .param(mine.toArray(String[]::new))
                .update();
    }

    @Test
    void whatNobodyCanTellGoesToPeopleAndThenToWhoCanDoIt() throws Exception {
        var expert = expert(5);
        var ticket = open("qwertz", "vvv zzz");
        Eventually.holds(() -> assertThat(state(ticket)).isEqualTo("UNSURE"));
        about(ticket);
        Eventually.holds(() -> assertThat(assigned(ticket)).isEqualTo(expert));
        var why = manager.get("/api/assignment/why/" + ticket);
        assertThat(why.at("/model")).isEqualTo("by-hand");
        assertThat(why.at("/latest/considered/0/expert")).isEqualTo(expert);
        assertThat(why.at("/latest/considered/0/reason")).isEqualTo("CHOSEN");
    }

    @Test
    void wordsInTheRulesTellTheTopicAtFirst() throws Exception {
        var ticket = open("Забыл пароль", "Не могу войти, учётная запись заблокирована");
        Eventually.holds(() -> assertThat(state(ticket)).isEqualTo("WAITING"));
        var sql = "select topic from assignment.tickets where ticket = ?";
        assertThat(app.db().sql(sql).param(ticket).query(String.class).single())
                .isEqualTo("Доступ / Access");
    }

    @Test
    void tellsAnewWhatATicketIsAboutOnceItsWordsAreChanged() throws Exception {
        var ticket = open("qwertz", "vvv zzz");
        Eventually.holds(() -> assertThat(state(ticket)).isEqualTo("UNSURE"));
        changed(ticket, "text", "Забыл пароль, не могу войти, учётная запись заблокирована");
        Eventually.holds(() -> assertThat(one("topic", ticket)).isEqualTo("Доступ / Access"));
        assertThat(state(ticket)).isEqualTo("WAITING");
        assertThat(one("words", ticket)).startsWith("qwertz\nЗабыл");
        about(ticket);
        Eventually.holds(() -> assertThat(one("topic", ticket)).isEqualTo(topic));
        changed(ticket, "subject", "Забыл пароль");
        Eventually.holds(() -> assertThat(one("words", ticket)).startsWith("Забыл пароль\nЗабыл"));
        assertThat(one("topic", ticket)).isEqualTo(topic);
    }

    @Test
    void rulesThatAreTriedReadPastTicketsAnew() throws Exception {
        var expert = expert(5);
        var ticket = open("Забыл пароль", "Не могу войти, учётная запись заблокирована");
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
        var ticket = open("a", "b");
        about(ticket);
        Eventually.holds(() -> assertThat(assigned(ticket)).isEqualTo(expert));
        moved(ticket, "closed", Phase.CLOSED);
        Eventually.holds(() -> assertThat(state(ticket)).isEqualTo("OUT"));
        moved(ticket, "new", Phase.NEW);
        Eventually.holds(() -> assertThat(decided(ticket)).filteredOn("CHOSEN"::equals).hasSize(2));
        assertThat(assigned(ticket)).isEqualTo(expert);
    }

    @Test
    void sharesWorkAndStopsAtTheCapUntilSomethingIsDone() throws Exception {
        var one = expert(2);
        var other = expert(2);
        var tickets = IntStream.range(0, 4).mapToObj(_ -> open("a", "b")).toList();
        tickets.forEach(this::about);
        Eventually.holds(() -> assertThat(tickets).allMatch(ticket -> !assigned(ticket).isEmpty()));
        assertThat(tickets).filteredOn(ticket -> assigned(ticket).equals(one)).hasSize(2);
        assertThat(tickets).filteredOn(ticket -> assigned(ticket).equals(other)).hasSize(2);
        var late = open("late", "late");
        about(late);
        Eventually.holds(() -> assertThat(decided(late)).contains("NOBODY"));
        assertThat(assigned(late)).isEmpty();
        close(tickets.getFirst());
        Eventually.holds(() -> assertThat(assigned(late)).isEqualTo(assigned(tickets.getFirst())));
    }

    @Test
    void takesBackWhatNobodyBeganWithAndGivesItToSomebodyElse() throws Exception {
        var first = expert(5);
        var ticket = open("a", "b");
        var begun = open("c", "d");
        about(ticket);
        about(begun);
        Eventually.holds(() -> assertThat(assigned(ticket)).isEqualTo(first));
        Eventually.holds(() -> assertThat(assigned(begun)).isEqualTo(first));
        tell(said(begun, first));
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
        var ticket = open("a", "b");
        about(ticket);
        Eventually.holds(() -> assertThat(assigned(ticket)).isEqualTo(expert));
        var changes = app.bean(ChangeExperts.class);
        var now = Instant.now();
        changes.away(expert, now.minusSeconds(60), now.plus(1, ChronoUnit.DAYS), "ill");
        Eventually.holds(() -> assertThat(decided(ticket)).contains("TAKEN_BACK", "NOBODY"));
        var other = open("c", "d");
        about(other);
        Eventually.holds(() -> assertThat(decided(other)).contains("NOBODY"));
        var absence = app.bean(Experts.class).find(expert).orElseThrow().calendar().absences();
        changes.back(expert, absence.getFirst().id());
        Eventually.holds(() -> assertThat(assigned(other)).isEqualTo(expert));
    }

    @Test
    void twoProcessesNeverGiveATicketTwiceNorMoreThanTheCap() throws Exception {
        var experts = List.of(expert(30), expert(30), expert(30));
        var tickets = IntStream.range(0, 150).mapToObj(_ -> UUID.randomUUID().toString()).toList();
        mine.addAll(tickets);
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
                part.forEach(this::wait);
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
        var ticket = open("a", "b");
        about(ticket);
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
        tell(by);
        Eventually.holds(() -> assertThat(assigned(ticket)).isEqualTo("somebody"));
        var report = manager.get("/api/assignment/quality?days=1").json();
        assertThat(report.at("/reassigned").asInt()).isEqualTo(before + 1);
        assertThat(decided(ticket)).contains("BY_HAND");
    }

    @Test
    void nothingStaysOfWhoIsErased() throws Exception {
        var ticket = open("a secret", "of mine");
        Eventually.holds(() -> assertThat(state(ticket)).isNotEmpty());
        var customer =
                app.db()
                        .sql("select customer from assignment.tickets where ticket = ?")
                        .param(ticket)
                        .query(String.class)
                        .single();
        tell("privacy", new PersonErased(customer, Instant.now()));
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

    private String open(String subject, String text) {
        var ticket = UUID.randomUUID().toString();
        mine.add(ticket);
        var opened =
                new TicketOpened(
                        ticket,
                        System.nanoTime(),
                        UUID.randomUUID().toString(),
                        Channel.values()[0],
                        "anna-" + ticket,
                        "Anna",
                        "anna@example.com",
                        "",
                        TicketKind.INCIDENT,
                        subject,
                        text,
                        "",
                        "",
                        null,
                        Level.LOW,
                        Level.LOW,
                        Priority.NORMAL,
                        "new",
                        Phase.NEW,
                        List.of(),
                        Map.of(),
                        List.of(),
                        "",
                        "anna",
                        1,
                        Instant.now());
        tell(opened);
        return ticket;
    }

    private void about(String ticket) {
        tell(
                new TicketChanged(
                        ticket,
                        7,
                        "anna",
                        Map.of("topic", ""),
                        Map.of("topic", topic),
                        "maria",
                        2,
                        Instant.now(),
                        ""));
    }

    private void changed(String ticket, String field, String word) {
        tell(
                new TicketChanged(
                        ticket,
                        7,
                        "anna",
                        Map.of(field, ""),
                        Map.of(field, word),
                        "anna",
                        2,
                        Instant.now(),
                        ""));
    }

    private void close(String ticket) {
        moved(ticket, "closed", Phase.CLOSED, assigned(ticket));
    }

    /// While the desk knows nobody whose work it is.
    private void moved(String ticket, String to, Phase phase) {
        moved(ticket, to, phase, "");
    }

    private void moved(String ticket, String to, Phase phase, String expert) {
        tell(
                new TicketStatusChanged(
                        ticket,
                        7,
                        "anna",
                        "",
                        "",
                        "work",
                        to,
                        phase,
                        false,
                        expert,
                        "x",
                        "",
                        "",
                        "",
                        3,
                        Instant.now()));
    }

    private static MessageAdded said(String ticket, String expert) {
        return new MessageAdded(
                ticket,
                7,
                "m",
                "",
                "anna",
                "",
                "",
                expert,
                AuthorRole.STAFF,
                Visibility.PUBLIC,
                Channel.values()[0],
                "On it",
                List.of(),
                "",
                Instant.now(),
                expert);
    }

    /// As if it had been classified.
    private void wait(String ticket) {
        app.db()
                .sql(
                        """
                        insert into assignment.tickets (ticket, number, customer, words, address, facts, urgency, state, topic,
                            confidence, model, first_topic, first_confidence, routed, opened_at)
                        values (:ticket, 1, 'anna', '', '', :facts::jsonb, 1, 'WAITING', :topic, 1, 'rules', :topic, 1, true,
                            now())
                        """)
                .param("ticket", ticket)
                .param(
                        "facts",
                        Json.text(
                                new Facts(
                                        topic,
                                        "INCIDENT",
                                        "WEB",
                                        "LOW",
                                        "",
                                        "anna",
                                        "",
                                        "",
                                        List.of(),
                                        Map.of())))
                .param("topic", topic)
                .update();
    }

    private void tell(Object event) {
        tell("tickets", event);
    }

    private void tell(String context, Object event) {
        database.transact(
                context,
                _ -> {
                    database.publish(Outgoing.begins(event, UUID.randomUUID().toString()));
                    return event;
                });
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
