package opora.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import opora.tickets.Level;
import opora.tickets.Phase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadFilesTest {
    @TempDir private Path folder;

    @Test
    void readsTablesWithQuotesAndLineEnds() throws Exception {
        var table =
                """
                \uFEFFid;subject;text;email;status;priority;opened_at;field.room
                1;"The ""router"";\u00A0silent";"First line
                second; line";anna@example.com;closed;3 high;2024-02-03 04:05:06;12

                2;"""
                        + "\"\";;;;;"
                        + "\n\"3\";\"quoted\"\n;nobody\n4;x;;;;;yesterday";
        var found = read(Source.CSV, "t.csv", table);
        assertThat(found).extracting(Found::id).containsExactly("1", "2", "3", "", "4");
        var first = found.getFirst();
        assertThat(first.subject()).isEqualTo("The \"router\";\u00A0silent");
        assertThat(first.text()).isEqualTo("First line\nsecond; line");
        assertThat(first.openedAt()).isEqualTo(Instant.parse("2024-02-03T04:05:06Z"));
        assertThat(first.phase()).isEqualTo(Phase.CLOSED);
        assertThat(first.urgency()).isEqualTo(Level.HIGH);
        assertThat(first.fields()).containsEntry("room", "12");
        assertThat(found.get(2).subject()).isEqualTo("quoted");
        assertThat(found.get(3).trouble()).isEqualTo(Trouble.of("no-id"));
        assertThat(found.get(4).trouble().reason()).isEqualTo("time");
    }

    @Test
    void saysWhatIsWrongWithAFile() {
        assertThatThrownBy(() -> read(Source.CSV, "a.csv", "id,words\n1,a"))
                .hasMessage("no column subject");
        assertThatThrownBy(() -> read(Source.CSV, "b.csv", "")).hasMessage("it is empty");
        assertThatThrownBy(() -> read(Source.ZAMMAD, "c.json", "{\"tick"))
                .hasMessageStartingWith("no JSON");
        assertThatThrownBy(() -> read(Source.RT, "d.json", "{\"users\": []}"))
                .hasMessage("no tickets in it");
    }

    @Test
    void readsWhatZammadAnswers() throws Exception {
        Files.writeString(
                folder.resolve("tickets-1.json"),
                """
                [{"id": 7, "number": "10007", "title": "No line", "group_id": 2, "state_id": 4, "priority_id": 3,
                  "customer_id": 5, "owner_id": 6, "created_at": "2023-05-06T07:08:09.123Z",
                  "close_at": "2023-05-07T00:00:00.000Z", "tags": ["adsl"]},
                 {"id": 8, "title": "Same", "state": "merged", "created_at": "2023-05-06T07:08:09Z"}]
                """);
        Files.writeString(
                folder.resolve("ticket_articles.json"),
                """
                [{"id": 1, "ticket_id": 7, "sender": "Customer", "created_by_id": 5, "content_type": "text/html",
                  "body": "<p>Since <b>noon</b></p><p>Help</p>", "internal": false, "created_at": "2023-05-06T07:08:09Z",
                  "attachments": [{"filename": "photo.jpg"}]},
                 {"id": 2, "ticket_id": 7, "sender": "Agent", "created_by_id": 6, "content_type": "text/plain",
                  "body": "Is it the cable?", "internal": true, "created_at": "2023-05-06T08:00:00Z"}]
                """);
        Files.writeString(
                folder.resolve("users.json"),
                """
                [{"id": 5, "firstname": "Anna", "lastname": "Ivanova", "email": "anna@example.com", "phone": "+7 900"},
                 {"id": 6, "login": "egor", "email": "egor@example.com", "firstname": "Egor", "lastname": ""}]
                """);
        Files.writeString(folder.resolve("groups.json"), "[{\"id\": 2, \"name\": \"Network\"}]");
        var found = new ArrayList<Found>();
        Source.ZAMMAD.read(folder, found::add);
        var first = found.getFirst();
        assertThat(first.text()).isEqualTo("Since noon\nHelp\n\n[photo.jpg]");
        assertThat(first.customer()).isEqualTo("Anna Ivanova");
        assertThat(first.email()).isEqualTo("anna@example.com");
        assertThat(first.owner()).isEqualTo("egor@example.com");
        assertThat(first.topic()).isEqualTo("Network");
        assertThat(first.closedAt()).isEqualTo(Instant.parse("2023-05-07T00:00:00Z"));
        assertThat(first.said()).hasSize(1);
        assertThat(first.said().getFirst().staff()).isTrue();
        assertThat(first.said().getFirst().internal()).isTrue();
        assertThat(found.get(1).trouble()).isEqualTo(Trouble.of("merged"));
    }

    @Test
    void readsWhatRequestTrackerAnswers() throws Exception {
        var lines =
                """
                {"id": 3, "Subject": "Printer", "Status": "stalled", "Queue": {"id": "1", "Name": "Office"},
                 "Owner": {"id": "Nobody"}, "Requestor": [{"id": "boris@example.com", "RealName": "Boris"}],
                 "Created": "2022-01-02T03:04:05Z", "Resolved": "1970-01-01T00:00:00Z", "Priority": "80",
                 "CustomFields": [{"name": "room", "values": ["7"]}], "Transactions": [
                  {"Type": "Create", "Creator": {"id": "boris@example.com"}, "Created": "2022-01-02T03:04:05Z",
                   "Attachments": [{"ContentType": "text/plain", "Content": "SXQgaXMganVuay4="}, {"Filename": "page.pdf"}]},
                  {"Type": "Status", "Creator": {"id": "root"}, "Created": "2022-01-03T00:00:00Z"},
                  {"Type": "Comment", "Creator": {"id": "root"}, "Created": "2022-01-03T00:00:00Z", "Content": "Old one"}]}
                {"id": 4, "Subject": "Gone", "Status": "deleted"}
                """;
        var found = read(Source.RT, "rt.json", lines);
        var first = found.getFirst();
        assertThat(first.text()).isEqualTo("It is junk.\n\n[page.pdf]");
        assertThat(first.phase()).isEqualTo(Phase.WAITING);
        assertThat(first.email()).isEqualTo("boris@example.com");
        assertThat(first.owner()).isEmpty();
        assertThat(first.topic()).isEqualTo("Office");
        assertThat(first.urgency()).isEqualTo(Level.HIGH);
        assertThat(first.fields()).containsEntry("room", "7");
        assertThat(first.said()).hasSize(1);
        assertThat(first.said().getFirst().internal()).isTrue();
        assertThat(found.get(1).trouble()).isEqualTo(Trouble.of("removed"));
    }

    private List<Found> read(Source source, String name, String text) throws IOException {
        var file = Files.writeString(folder.resolve(name), text);
        var found = new ArrayList<Found>();
        source.read(file, found::add);
        return found;
    }
}
