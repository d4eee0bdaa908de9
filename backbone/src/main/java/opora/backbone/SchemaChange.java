package opora.backbone;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.jspecify.annotations.Nullable;

/// One line in the registry's log, as JSON that people can read with any Kafka tool.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "change")
@JsonSubTypes({
    @JsonSubTypes.Type(value = SchemaChange.Register.class, name = "register"),
    @JsonSubTypes.Type(value = SchemaChange.Delete.class, name = "delete"),
    @JsonSubTypes.Type(value = SchemaChange.Level.class, name = "level")
})
@JsonInclude(JsonInclude.Include.NON_NULL)
sealed interface SchemaChange {
    JsonMapper JSON =
            JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    @Nullable String subject();

    /// A schema becomes the next version of a subject, if nothing has happened to the subject since
    /// its writer looked: that is when it had seen `revision` changes.
    record Register(String subject, int revision, String schema) implements SchemaChange {}

    /// Versions disappear; `version` null means all. For good only what had disappeared before.
    record Delete(String subject, @Nullable Integer version, boolean permanent)
            implements SchemaChange {}

    /// The compatibility of a subject, or with subject null of all others; level null takes it
    /// back.
    record Level(@Nullable String subject, @Nullable CompatibilityLevel level)
            implements SchemaChange {}

    default String toJson() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write " + this, e);
        }
    }

    static SchemaChange parse(byte[] json) {
        try {
            return JSON.readValue(json, SchemaChange.class);
        } catch (java.io.IOException e) {
            throw new IllegalArgumentException("no change of a schema: " + e.getMessage(), e);
        }
    }
}
