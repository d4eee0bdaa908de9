package opora.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import opora.Eventually;
import opora.Visitor;
import opora.WholeApp;
import opora.backbone.Database;
import opora.privacy.PersonErased;
import opora.shell.FileStore;
import org.junit.jupiter.api.Test;

/// Files that came by mail.
class FilesTest {
    private final WholeApp app = WholeApp.get();
    private final Visitor anna = app.person();
    private final Visitor eva = Desks.agent(app);

    @Test
    void filesOpenForThoseWhoSeeTheTicket() throws Exception {
        var id = UUID.randomUUID().toString();
        var bytes = "<script>alert(1)</script>".getBytes(StandardCharsets.UTF_8);
        app.bean(FileStore.class).keep(id, bytes);
        var file = new AttachedFile(id, "page.html", "text/html", bytes.length, "00");
        var number = arrives(anna.username(), List.of(file));
        var desks = eva.get("/desk/" + number + "/files/" + id);
        assertThat(eva.get("/desk/" + number).body()).contains("page.html");
        assertThat(desks.body()).isEqualTo("<script>alert(1)</script>");
        assertThat(desks.header("Content-Type")).hasValue("application/octet-stream");
        assertThat(desks.header("Content-Disposition").orElseThrow()).startsWith("attachment");
        Eventually.holds(
                () -> assertThat(anna.get("/tickets/" + number).body()).contains("page.html"));
        assertThat(anna.get("/tickets/" + number + "/files/" + id).status()).isEqualTo(200);
        assertThat(anna.get("/tickets/" + number + "/files/other-file").status()).isEqualTo(404);
        var boris = app.person();
        assertThat(boris.get("/tickets/" + number + "/files/" + id).status()).isEqualTo(404);

        app.bean(ForgetPeople.class).on(new PersonErased(anna.username(), Instant.now()));
        assertThat(app.bean(FileStore.class).read(id)).as("forgotten with her").isEmpty();
        assertThat(eva.get("/desk/" + number).body()).doesNotContain("page.html");
    }

    /// As the mailroom tells of a mail.
    private long arrives(String customer, List<AttachedFile> files) throws Exception {
        var request = UUID.randomUUID().toString();
        var wish =
                new TicketRequested(
                        request,
                        Channel.MAIL,
                        customer,
                        "",
                        "",
                        "",
                        TicketKind.INCIDENT,
                        "By mail",
                        "Hello",
                        "",
                        "",
                        null,
                        Level.LOW,
                        Level.LOW,
                        List.of(),
                        Map.of(),
                        files,
                        "<m@example.org>",
                        Instant.now(),
                        "");
        var database = app.bean(Database.class);
        database.transact(
                "mailroom",
                _ -> {
                    database.publish(wish);
                    return wish;
                });
        var sql = "select number from tickets.tickets where request_id = ?";
        Eventually.holds(
                () ->
                        assertThat(app.db().sql(sql).param(request).query(Long.class).optional())
                                .isPresent());
        return app.db().sql(sql).param(request).query(Long.class).single();
    }
}
