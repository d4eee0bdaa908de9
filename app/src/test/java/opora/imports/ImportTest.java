package opora.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import opora.Eventually;
import opora.Visitor;
import opora.WholeApp;
import opora.tickets.Desks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Tables of another system become tickets, each row once.
class ImportTest {
    private static final String HEAD =
            "id,subject,text,email,customer,status,topic,opened_at,closed_at\n";

    private final WholeApp app = WholeApp.get();
    private final BeginImport begin = app.bean(BeginImport.class);
    private final Visitor daria = app.person("daria-" + UUID.randomUUID(), Set.of("administrator"));
    private final String system = "old-" + UUID.randomUUID().toString().substring(0, 8);
    @TempDir private Path folder;

    @Test
    void eachRecordBecomesOneTicketWithItsOwnDatesAndNobodyIsTold() throws Exception {
        var file =
                write(
                        """
                        1,The line is dead,Since noon,guest@example.org,Gleb,closed,Network,2021-02-03T04:05:06Z,2021-02-04T00:00:00Z
                        2,Open one,Still,guest@example.org,Gleb,open,,2021-03-01,
                        3,,,,,new,,,
                        """);
        var told = imported(file, "take");
        assertThat(told)
                .endsWith("DONE read=3 taken=2 known=0 skipped=1")
                .contains("3: Has no subject and no words");
        Eventually.holds(() -> assertThat(tickets()).isEqualTo(2));
        var desk =
                """
                select subject || ' ' || phase || ' ' || (opened_at at time zone 'UTC') from tickets.tickets
                where number = (select number from imports.records where source = ? and source_id = '1')
                """;
        assertThat(one(desk)).isEqualTo("The line is dead CLOSED 2021-02-03 04:05:06");
        var kinds =
                """
                select string_agg(kind, ' ' order by n) from tickets.entries where ticket = (
                    select id from tickets.tickets where number = (
                        select number from imports.records where source = ? and source_id = '1'))
                """;
        assertThat(one(kinds)).isEqualTo("Opened Moved");
        var portal =
                """
                select count(*)::text from portal.tickets where number in (
                    select number from imports.records where source = ?) and channel = 'IMPORT'
                """;
        Eventually.holds(() -> assertThat(one(portal)).isEqualTo("2"));
        var learnt =
                """
                select state || ' ' || true_topic from assignment.tickets where number = (
                    select number from imports.records where source = ? and source_id = '1')
                """;
        Eventually.holds(() -> assertThat(one(learnt)).isEqualTo("OUT Network"));
        var letters =
                """
                select count(*)::text from backbone.events where topic = 'tickets.sub' and type <> 'opora.tickets.TicketImported'
                    and key in (select ticket from portal.tickets where number = (
                        select number from imports.records where source = ? and source_id = '1'))
                """;
        assertThat(one(letters)).isEqualTo("0");

        var found =
                """
                select count(*)::text from search.tickets where channel = 'IMPORT' and number in (
                    select number from imports.records where source = ?)
                """;
        Eventually.holds(() -> assertThat(one(found)).isEqualTo("2"));

        assertThat(imported(file, "take")).contains("read=3 taken=0 known=2 skipped=1");
        assertThat(tickets()).isEqualTo(2);
    }

    @Test
    void aLookAndTheRealThingJudgeOwnFieldsAlikeAndSayWhy() throws Exception {
        var field = "flat" + Math.abs(system.hashCode());
        var manager = app.person(system + "-m", Set.of("manager"));
        var defined =
                manager.form(
                        "/new-field",
                        Stream.of(
                                "field",
                                field,
                                "russian",
                                "Квартира",
                                "english",
                                "Flat",
                                "kind",
                                "NUMBER",
                                "position",
                                "10"));
        assertThat(defined.status()).as(defined.body()).isEqualTo(303);
        var known = "select count(*) from imports.fields where field = ?";
        Eventually.holds(
                () ->
                        assertThat(app.db().sql(known).param(field).query(Long.class).single())
                                .isEqualTo(1));
        var rows =
                """
                id,subject,text,field.%s,field.nobody_knows
                1,,Without a subject,7,
                2,Two,,second floor,
                3,Three,,,x
                """;
        var file = Files.writeString(Files.createTempFile("import", ".csv"), rows.formatted(field));
        for (var how : List.of("dry", "take")) {
            assertThat(imported(file, how))
                    .as(how)
                    .contains(
                            "2: field \"" + field + "\": not a number: second floor",
                            "3: field \"nobody_knows\": there is no such field",
                            "read=3 taken=1 known=0 skipped=2");
        }
        Files.delete(file);
    }

    @Test
    void looksWithoutTakingAndGoesOnAfterACrash() throws Exception {
        var file = write("1,One,,,,new,,,\n2,Two,,,,new,,,\n");
        assertThat(imported(file, "dry")).endsWith("DONE read=2 taken=2 known=0 skipped=0");
        assertThat(
                        app.db()
                                .sql("select count(*) from imports.records where source = ?")
                                .param(system)
                                .query(Integer.class)
                                .single())
                .isZero();
        var runs = app.bean(Runs.class);
        var run = runs.find(UUID.fromString(begun(file, "take"))).orElseThrow();
        Eventually.holds(() -> assertThat(told(run.id())).startsWith("DONE"));
        // as if it had been killed before it could say so
        app.db()
                .sql("update imports.runs set state = 'RUNNING', claimed_until = null where id = ?")
                .param(run.id())
                .update();
        Eventually.holds(
                () ->
                        assertThat(told(run.id()))
                                .isEqualTo("DONE read=2 taken=2 known=0 skipped=0"));
        Eventually.holds(() -> assertThat(tickets()).isEqualTo(2));
    }

    @Test
    void administratorsBeginItOnAPageAndSeeWhatWasLeftOut() throws Exception {
        var there = app.bean(ImportFolder.class).path();
        Files.createDirectories(there);
        var name = system + ".csv";
        Files.copy(write("7,Seven,,,,new,,yesterday,\n"), there.resolve(name));
        assertThat(daria.get("/imports", "Accept-Language", "en").body()).contains(name);
        var form = Stream.of("source", "CSV", "file", name, "name", system);
        var begun = daria.form("/imports", form);
        assertThat(begun.status()).as(begun.body()).isEqualTo(303);
        var page = begun.header("Location").orElseThrow();
        Eventually.holds(
                () ->
                        assertThat(daria.get(page, "Accept-Language", "en").body())
                                .contains("not a day or time: yesterday"));
        var api = daria.get("/api" + page.substring(page.indexOf("/imports")));
        assertThat(api.at("/run/skipped")).isEqualTo("1");
        assertThat(api.at("/remarks/0/reason")).isEqualTo("time");
        var outside = Stream.of("source", "CSV", "file", "../postgres", "name", system);
        assertThat(daria.form("/imports", outside).status()).isEqualTo(422);
        assertThat(app.person().get("/imports").status()).isEqualTo(403);
    }

    @Test
    void aFileIsSentAndBroughtByAProgram() throws Exception {
        var rows = HEAD + "1,One,,,,new,,,\n";
        var called = "of%20" + system + ".csv";
        var sent = sent(called, rows);
        assertThat(sent.status()).as(sent.body()).isEqualTo(201);
        var wish = "{\"source\":\"CSV\",\"file\":\"%s\",\"name\":\"%s\"}";
        var begun = daria.post("/api/imports", wish.formatted(sent.at("/receipt"), system));
        assertThat(begun.status()).as(begun.body()).isEqualTo(202);
        Eventually.holds(
                () -> {
                    var run = daria.get("/api/imports/" + begun.at("/id"));
                    assertThat(run.at("/run/state")).isEqualTo("DONE");
                    assertThat(run.at("/run/taken")).isEqualTo("1");
                });
        for (var bad : List.of("..%2Fpostgres.csv", ".hidden", "", "a%00b", "a%2Fb")) {
            assertThat(sent(bad, rows).status()).as(bad).isEqualTo(422);
        }
        assertThat(sent("empty.csv", "").status()).isEqualTo(422);
        assertThat(app.bean(ImportFolder.class).files()).doesNotContain("empty.csv");
        var none = daria.post("/api/imports", wish.formatted("a\\u0000b", system));
        assertThat(none.status()).as(none.body()).isEqualTo(422);
        assertThat(none.at("/errors/0/field")).isEqualTo("file");
        assertThat(daria.get("/api/imports/files").at("/largest")).isEqualTo("1073741824");
    }

    @Test
    void whatIsStillToBeDoneAtAnAddressIsAVisitOfItsOwner() throws Exception {
        var eva = Desks.agent(app);
        var file =
                Files.writeString(
                        folder.resolve("visits.csv"),
                        """
                        id,subject,address,owner,status
                        1,Dark hall of %1$s,Tverskaya 1,%2$s,open
                        2,Done hall of %1$s,Tverskaya 1,%2$s,closed
                        """
                                .formatted(system, eva.username()));
        imported(file, "take");
        Eventually.holds(
                () ->
                        assertThat(eva.get("/visits").body())
                                .contains("Dark hall of " + system)
                                .doesNotContain("Done hall of"));
    }

    private Visitor.Answer sent(String name, String body) {
        return daria.send(
                daria.request("/api/imports/files?name=" + name)
                        .POST(BodyPublishers.ofString(body)));
    }

    private Path write(String rows) throws Exception {
        return Files.writeString(folder.resolve("t-" + UUID.randomUUID() + ".csv"), HEAD + rows);
    }

    private String imported(Path file, String how) throws Exception {
        var id = UUID.fromString(begun(file, how));
        Eventually.holds(() -> assertThat(told(id)).containsAnyOf("DONE", "FAILED"));
        return told(id);
    }

    private String begun(Path file, String how) {
        return begin.answer("cli:test", List.of("CSV", file.toString(), system, how));
    }

    private String told(UUID id) {
        return begin.answer("cli:test", List.of(id.toString()));
    }

    private int tickets() {
        return app.db()
                .sql("select count(*) from imports.records where source = ? and state = 'TAKEN'")
                .param(system)
                .query(Integer.class)
                .single();
    }

    private String one(String sql) {
        return app.db().sql(sql).param(system).query(String.class).optional().orElse("");
    }
}
