package opora.backbone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompatibilityTest {
    private static final String LINES =
            "{\"type\":\"array\",\"items\":{\"type\":\"record\",\"name\":\"Line\",\"fields\":[%s]}}";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            BACKWARD | name:string                 | name:string, total:long            | field 'total' is new and has no default, so events of version 1 could not be read; give it a default with @Default("…") or @Nullable, or make a new event
            BACKWARD | name:string, total:long     | name:string                        |
            BACKWARD | total:long                  | total:string                       | field 'total' changed from long to string, which events of version 1 do not fit; add a field of another name beside it, or make a new event
            BACKWARD | total:int                   | total:long                         |
            BACKWARD | total:long                  | total:int                          | field 'total' changed from long to int, which events of version 1 do not fit; add a field of another name beside it, or make a new event
            BACKWARD | note:null/string            | note:string                        | field 'note' can no longer be null, but in events of version 1 it may be; keep it as it was, or make a new event
            BACKWARD | note:string                 | note:null/string                   |
            FORWARD  | name:string, total:long     | name:string                        | field 'total' was removed, but readers of version 1 need it; keep it, or give it a default and remove it once every reader has that version, or make a new event
            FORWARD  | name:string                 | name:string, total:long            |
            FORWARD  | note:string                 | note:null/string                   | field 'note' may now be null, which readers of version 1 cannot take; keep it as it was, or make a new event
            FORWARD  | total:int                   | total:long                         | field 'total' changed from int to long, which readers of version 1 cannot take; add a field of another name beside it, or make a new event
            NONE     | name:string                 | total:long                         |
            """)
    void saysWhatIsWrongAndWhatToDo(
            CompatibilityLevel level, String before, String after, String sentence) {
        var problems = Compatibility.problems(level, record(after), List.of(record(before)));
        assertThat(problems).isEqualTo(sentence == null ? List.of() : List.of(sentence));
    }

    @Test
    void namesTheFieldDeepInside() {
        var before = parse(LINES.formatted(field("sku", "string")));
        var after = parse(LINES.formatted(field("sku", "string") + "," + field("price", "long")));
        assertThat(Compatibility.problems(CompatibilityLevel.BACKWARD, after, List.of(before)))
                .singleElement()
                .asString()
                .startsWith("field 'lines.price' is new");
    }

    @Test
    void saysWhichSymbolIsMissing() {
        var before =
                parse("{\"type\":\"enum\",\"name\":\"Status\",\"symbols\":[\"PAID\",\"LOST\"]}");
        var after = parse("{\"type\":\"enum\",\"name\":\"Status\",\"symbols\":[\"PAID\"]}");
        assertThat(Compatibility.problems(CompatibilityLevel.BACKWARD, after, List.of(before)))
                .containsExactly(
                        "enum Status lost [LOST], which events of version 1 may carry; bring it back,"
                                + " or mark a constant with @Default to stand for unknown ones");
        assertThat(Compatibility.problems(CompatibilityLevel.FORWARD, before, List.of(after)))
                .containsExactly(
                        "enum Status gained [LOST], which readers of version 1 do not know; make a new"
                                + " event, or first give the enum a @Default constant");
    }

    @Test
    void saysThatANameChanged() {
        var before = parse("{\"type\":\"record\",\"name\":\"a.Line\",\"fields\":[]}");
        var after = parse("{\"type\":\"record\",\"name\":\"a.Item\",\"fields\":[]}");
        assertThat(Compatibility.problems(CompatibilityLevel.BACKWARD, after, List.of(before)))
                .containsExactly(
                        "a.Item was a.Line in version 1; go back to that name, or make a new event");
    }

    @Test
    void onlyTransitiveLevelsLookFurtherBack() {
        var versions = List.of(record("old:string"), record("name:string"));
        var next = record("name:string, old:long");
        next =
                parse(
                        field("name", "string")
                                + ","
                                + field("old", "long").replace("}", ",\"default\":0}"));
        assertThat(Compatibility.problems(CompatibilityLevel.BACKWARD, next, versions)).isEmpty();
        assertThat(Compatibility.problems(CompatibilityLevel.BACKWARD_TRANSITIVE, next, versions))
                .isNotEmpty()
                .allMatch(each -> each.contains("version 1"));
    }

    @Test
    void throwsAllReasonsInOneMessage() {
        assertThatThrownBy(
                        () ->
                                Compatibility.check(
                                        CompatibilityLevel.FULL,
                                        record("a:long"),
                                        List.of(record("b:long"))))
                .isInstanceOf(IncompatibleSchema.class)
                .hasMessageContaining("field 'a' is new")
                .hasMessageContaining("field 'b' was removed");
    }

    /// `name:string, note:null/string` as a record.
    private static Schema record(String fields) {
        var json = new StringBuilder();
        for (var each : fields.split(",\\s*")) {
            var parts = each.split(":");
            json.append(json.isEmpty() ? "" : ",").append(field(parts[0], parts[1]));
        }
        return parse(json.toString());
    }

    private static String field(String name, String type) {
        var union =
                type.contains("/")
                        ? "[\"" + type.replace("/", "\",\"") + "\"]"
                        : "\"" + type + "\"";
        return "{\"name\":\"" + name + "\",\"type\":" + union + "}";
    }

    private static Schema parse(String text) {
        var wrapped =
                text.startsWith("{\"type\":\"array\"")
                        ? "{\"name\":\"lines\",\"type\":" + text + "}"
                        : text;
        var json =
                wrapped.startsWith("{\"name\"")
                        ? "{\"type\":\"record\",\"name\":\"Event\",\"fields\":[" + wrapped + "]}"
                        : wrapped;
        return new Schema.Parser().parse(json);
    }
}
