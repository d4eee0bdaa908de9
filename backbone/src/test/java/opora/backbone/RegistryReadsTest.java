package opora.backbone;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegistryReadsTest {
    private static final Schema V1 =
            SchemaBuilder.record("Page").fields().requiredString("ink").endRecord();
    private static final Schema V2 =
            SchemaBuilder.record("Page")
                    .fields()
                    .requiredString("ink")
                    .optionalLong("size")
                    .endRecord();

    private static KafkaSchemaRegistry registry;
    private static String i1;
    private static String i2;

    @BeforeAll
    static void fill() {
        registry =
                new KafkaSchemaRegistry(
                        TestEngines.client(),
                        Duration.ofSeconds(20),
                        new SchemaTopic.Place("read-schemas", 1));
        i1 = String.valueOf(registry.register("paper", V1));
        i2 = String.valueOf(registry.register("paper", V2));
        registry.register("card", V1);
        call("DELETE", "/subjects/card");
    }

    @AfterAll
    static void close() {
        registry.close();
    }

    /// A paper with two versions, and a card deleted softly; ids are written I1 and I2.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            GET    | /                                          | 200 | {}
            GET    | /subjects                                  | 200 | ["paper"]
            GET    | /subjects?deleted=true                     | 200 | ["card","paper"]
            GET    | /subjects?subjectPrefix=c                  | 200 | []
            GET    | /subjects/paper/versions                   | 200 | [1,2]
            GET    | /subjects/paper/versions/1                 | 200 | {"subject":"paper","version":1,"id":I1,"schema":S1}
            GET    | /subjects/paper/versions/latest            | 200 | {"subject":"paper","version":2,"id":I2,"schema":S2}
            GET    | /subjects/paper/versions/-1                | 200 | {"subject":"paper","version":2,"id":I2,"schema":S2}
            GET    | /subjects/p%61per/versions/1/referencedby  | 200 | []
            GET    | /subjects/paper/versions/3                 | 404 | 40402
            GET    | /subjects/paper/versions/0                 | 422 | 42202
            GET    | /subjects/paper/versions/first             | 422 | 42202
            GET    | /subjects/none/versions                    | 404 | 40401
            GET    | /subjects/none/versions/1                  | 404 | 40401
            GET    | /subjects/card/versions                    | 404 | 40401
            GET    | /subjects/card/versions?deleted=true       | 200 | [1]
            GET    | /schemas/types                             | 200 | ["AVRO"]
            GET    | /schemas/ids/I1                            | 200 | {"schema":S1}
            GET    | /schemas/ids/I1/subjects                   | 200 | ["paper"]
            GET    | /schemas/ids/I2/versions                   | 200 | [{"subject":"paper","version":2}]
            GET    | /schemas/ids/77                            | 404 | 40403
            GET    | /schemas?latestOnly=true                   | 200 | [{"subject":"paper","version":2,"id":I2,"schema":S2}]
            GET    | /config                                    | 200 | {"compatibilityLevel":"BACKWARD_TRANSITIVE"}
            GET    | /config/paper                              | 404 | 40408
            GET    | /config/paper?defaultToGlobal=true         | 200 | {"compatibilityLevel":"BACKWARD_TRANSITIVE"}
            GET    | /mode                                      | 200 | {"mode":"READWRITE"}
            PUT    | /mode                                      | 422 | 42205
            GET    | /contexts                                  | 200 | ["."]
            GET    | /subject                                   | 404 | 404
            PATCH  | /subjects                                  | 405 | 405
            GET    | /subjects/%zz/versions                     | 400 | 400
            DELETE | /subjects/none                             | 404 | 40401
            DELETE | /subjects/paper?permanent=true             | 404 | 40405
            DELETE | /subjects/paper/versions/1?permanent=true  | 404 | 40407
            """)
    void answersAsConfluentDoes(String method, String path, int status, String expected)
            throws Exception {
        var answer = call(method, path.replace("I1", i1).replace("I2", i2));
        assertThat(answer.status()).as(answer.json()).isEqualTo(status);
        if (status == 200) {
            var wanted =
                    expected.replace("I1", i1)
                            .replace("I2", i2)
                            .replace("S1", quoted(V1))
                            .replace("S2", quoted(V2));
            assertThat(answer.json()).isEqualTo(wanted);
        } else {
            var words = SchemaChange.JSON.readTree(answer.json());
            assertThat(words.path("error_code").asText()).isEqualTo(expected);
            assertThat(words.path("message").asText()).isNotBlank();
        }
    }

    private static RegistryApi.Answer call(String method, String path) {
        return new RegistryApi(registry).answer(RegistryServer.request(method, path, ""));
    }

    private static String quoted(Schema schema) throws Exception {
        return SchemaChange.JSON.writeValueAsString(schema.toString());
    }
}
