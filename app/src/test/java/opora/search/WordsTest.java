package opora.search;

import static opora.tickets.FieldKind.FLAG;
import static opora.tickets.FieldKind.TEXT;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// What is read out of a line, which words are near each other, and which part of a text is shown.
class WordsTest {
    @Test
    void takesFiltersOutOfTheLine() {
        var asked =
                Asked.of(
                        "бумага status:open \"статус: ок\" ТЕГ:\"второй этаж\" http://x:80",
                        Map.of("expert", " eva ", "sort", "best"),
                        Asked.FOR_STAFF,
                        List.of());
        assertThat(asked.filters())
                .isEqualTo(Map.of("status", "open", "tag", "второй этаж", "expert", "eva"));
        assertThat(asked.words().split("\\s+"))
                .containsExactly("бумага", "\"статус:", "ок\"", "http://x:80");
        var own =
                Asked.of(
                        "expert:eva статус:new",
                        Map.of("tag", "x"),
                        Asked.FOR_CUSTOMERS,
                        List.of());
        assertThat(own.filters()).isEqualTo(Map.of("status", "new"));
        assertThat(own.words()).isEqualTo("expert:eva");
    }

    @Test
    void takesFieldsOutOfTheLine() {
        var serial = new KnownField("serial", "Номер", "Serial no", TEXT, List.of(), true, false);
        var paid = new KnownField("paid_2", "Гарантия", "Paid", FLAG, List.of(), false, false);
        var given = Map.of("field.serial", "given", "field", "paid_2", "value", "да");
        var fields = List.of(serial, paid);
        var asked = Asked.of("x serial:A-1 y:z", Map.of(), Asked.FOR_CUSTOMERS, fields);
        assertThat(asked.filters()).isEqualTo(Map.of("field.serial", "A-1"));
        assertThat(asked.words().split("\\s+")).containsExactly("x", "y:z");
        var typed = "НОМЕР:\"B 2\" гарантия:yes Serial_no:last";
        assertThat(Asked.of(typed, Map.of(), List.of(), fields).filters())
                .isEqualTo(Map.of("field.serial", "last", "field.paid_2", "yes"));
        assertThat(Asked.of("", given, List.of(), fields).filters())
                .isEqualTo(Map.of("field.serial", "given", "field.paid_2", "да"));
        assertThat(Asked.of("paid_2:yes", given, List.of(), List.of()).filters()).isEmpty();
        assertThat(paid.value("Да")).isEqualTo("true");
        assertThat(paid.value("no")).isEqualTo("false");
        assertThat(serial.value("no")).isEqualTo("no");
    }

    @Test
    void knowsWhatWasMeant() {
        assertThat(Slips.distance("пирнтер", "принтер")).isEqualTo(1);
        assertThat(Slips.distance("принтр", "принтер")).isEqualTo(1);
        assertThat(Slips.near("принтор", "принтер")).isTrue();
        assertThat(Slips.near("стол", "стул")).isTrue();
        assertThat(Slips.near("стол", "стан")).isFalse();
        assertThat(Slips.of("пирнтер")).containsAnyElementsOf(Slips.of("принтер"));
        assertThat(Slips.fits("a1b2")).isFalse();
    }

    @Test
    void showsWhereItStands() {
        var text =
                "Начало. ".repeat(40)
                        + "Потом заели чёрные принтеры, и всё. "
                        + "Конец. ".repeat(60);
        var pieces = Excerpt.of(List.of("Другое.", text), List.of("черн", "принтер"));
        assertThat(pieces.stream().filter(Excerpt.Piece::hit).map(Excerpt.Piece::text))
                .containsExactly("чёрные", "принтеры");
        var all = pieces.stream().map(Excerpt.Piece::text).collect(Collectors.joining());
        assertThat(all).startsWith("… ").endsWith(" …").hasSizeLessThan(300);
        assertThat(Excerpt.of(List.of(), List.of("x"))).isEmpty();
        assertThat(Excerpt.marked("Batteries", List.of("batteri")).getFirst().hit()).isTrue();
    }
}
