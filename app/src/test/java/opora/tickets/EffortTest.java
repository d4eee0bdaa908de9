package opora.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import opora.Visitor;
import opora.WholeApp;
import opora.shell.Reach;
import org.junit.jupiter.api.Test;

/// Time and parts on a ticket.
class EffortTest {
    private final WholeApp app = WholeApp.get();
    private final Visitor anna = app.person();
    private final Visitor eva = Desks.agent(app);

    @Test
    void addsUpAndKeepsTheHistoryOfCorrections() throws Exception {
        var number = Desks.opened(anna, "A long job");
        var path = "/api/desk/tickets/" + number;
        var first =
                work(number, "{\"minutes\":45,\"parts\":[{\"part\":\"Cable\",\"quantity\":2}]}");
        assertThat(first.status()).isEqualTo(200);
        work(number, "{\"minutes\":30,\"parts\":[{\"part\":\"Cable\",\"quantity\":1}]}");
        var effort = eva.get(path).json().at("/effort");
        assertThat(effort.at("/minutes").asInt()).isEqualTo(75);
        assertThat(effort.at("/parts/0/quantity").asInt()).isEqualTo(3);

        var piece = effort.at("/pieces/0/work").asString();
        work(number, "{\"minutes\":15,\"work\":\"" + piece + "\"}");
        var corrected = eva.get(path).json().at("/effort");
        assertThat(corrected.at("/minutes").asInt()).isEqualTo(45);
        assertThat(corrected.at("/parts/0/quantity").asInt()).isEqualTo(1);
        assertThat(corrected.at("/pieces/0/corrected").asBoolean()).isTrue();
        var page = eva.get("/desk/" + number).body();
        assertThat(page).contains("45 min 2 × Cable", "Work corrected: 15 min");
        work(number, "{\"minutes\":0,\"work\":\"" + piece + "\"}");
        assertThat(eva.get(path).json().at("/effort/pieces")).as("it was a mistake").hasSize(1);
    }

    @Test
    void theFormTakesWhatPeopleWrite() throws Exception {
        var number = Desks.opened(anna, "A form");
        var path = "/desk/" + number + "/work";
        var typed = Stream.of("once", key(), "minutes", "90", "parts", "3 х Розетка\nКабель");
        assertThat(eva.form(path, typed).status()).isEqualTo(303);
        assertThat(eva.get("/desk/" + number).body())
                .contains("<dt>Розетка</dt><dd>3</dd>", "1 h 30 min");
        var wrong = eva.form(path, Stream.of("once", key(), "minutes", "long"));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.body()).contains("Whole minutes, at most 1440.");
        assertThat(eva.form(path, Stream.of("once", key())).status()).isEqualTo(422);
        assertThat(anna.form(path, Stream.of("once", key(), "minutes", "5")).status())
                .isEqualTo(403);
    }

    @Test
    void anotherOnesWorkIsCorrectedByWhoDecidesOnly() throws Exception {
        var number = Desks.opened(anna, "Not mine");
        work(number, "{\"minutes\":20}");
        var piece =
                eva.get("/api/desk/tickets/" + number)
                        .json()
                        .at("/effort/pieces/0/work")
                        .asString();
        var egor = Desks.somebody(app, "expert", Reach.ALL, "");
        var wish = "{\"minutes\":1,\"work\":\"" + piece + "\"}";
        assertThat(work(egor, number, wish).status()).isEqualTo(422);
        assertThat(work(egor, number, "{\"minutes\":1,\"work\":\"" + key() + "\"}").status())
                .isEqualTo(422);
        assertThat(work(eva, number, wish).status()).isEqualTo(200);
    }

    @Test
    void readsPartsAsTheyAreWritten() {
        assertThat(UsedPart.parse("2 x Cable\n\n 10×Screw \n4 wheels"))
                .isEqualTo(
                        List.of(
                                new UsedPart("Cable", 2),
                                new UsedPart("Screw", 10),
                                new UsedPart("4 wheels", 1)));
    }

    private Visitor.Answer work(long number, String json) {
        return work(eva, number, json);
    }

    private static Visitor.Answer work(Visitor who, long number, String json) {
        var path = "/api/desk/tickets/" + number + "/work";
        return who.post(path, json, "Idempotency-Key", key());
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
