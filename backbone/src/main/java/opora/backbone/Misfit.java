package opora.backbone;

import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility.Incompatibility;
import org.apache.avro.SchemaCompatibility.SchemaIncompatibilityType;

/// One reason why a reader cannot follow a writer, told as a sentence with a way out.
///
/// @param reader the whole schema of the reader, to find the place in
/// @param version the number of the earlier version
record Misfit(Incompatibility what, Schema reader, int version) {

    /// The reader has the new schema: events already stored would become unreadable.
    String asNewReader() {
        var place = place();
        return switch (kind()) {
            case READER_FIELD_MISSING_DEFAULT_VALUE ->
                    "field '%s' is new and has no default, so events of version %d could not be read; give it a"
                                    .formatted(place, version)
                            + " default with @Default(\"…\") or @Nullable, or make a new event";
            case MISSING_ENUM_SYMBOLS ->
                    "enum %s lost %s, which events of version %d may carry; bring it back, or mark a constant with"
                                    .formatted(
                                            what.getReaderFragment().getName(),
                                            what.getMessage(),
                                            version)
                            + " @Default to stand for unknown ones";
            case MISSING_UNION_BRANCH ->
                    "field '%s' can no longer be %s, but in events of version %d it may be; keep it as it was, or make"
                                    .formatted(place, missingBranch(), version)
                            + " a new event";
            case TYPE_MISMATCH ->
                    "field '%s' changed from %s to %s, which events of version %d do not fit; add a field of another"
                                    .formatted(
                                            place,
                                            word(what.getWriterFragment()),
                                            word(what.getReaderFragment()),
                                            version)
                            + " name beside it, or make a new event";
            case NAME_MISMATCH, FIXED_SIZE_MISMATCH ->
                    "%s was %s in version %d; go back to that name, or make a new event"
                            .formatted(
                                    what.getReaderFragment().getFullName(),
                                    what.getWriterFragment().getFullName(),
                                    version);
        };
    }

    /// The reader has the earlier schema: those not yet updated would fail on new events.
    String asOldReader() {
        var place = place();
        return switch (kind()) {
            case READER_FIELD_MISSING_DEFAULT_VALUE ->
                    "field '%s' was removed, but readers of version %d need it; keep it, or give it a default and remove"
                                    .formatted(place, version)
                            + " it once every reader has that version, or make a new event";
            case MISSING_ENUM_SYMBOLS ->
                    "enum %s gained %s, which readers of version %d do not know; make a new event, or first give the enum"
                                    .formatted(
                                            what.getReaderFragment().getName(),
                                            what.getMessage(),
                                            version)
                            + " a @Default constant";
            case MISSING_UNION_BRANCH ->
                    "field '%s' may now be %s, which readers of version %d cannot take; keep it as it was, or make a new"
                                    .formatted(place, missingBranch(), version)
                            + " event";
            case TYPE_MISMATCH ->
                    "field '%s' changed from %s to %s, which readers of version %d cannot take; add a field of another"
                                    .formatted(
                                            place,
                                            word(what.getReaderFragment()),
                                            word(what.getWriterFragment()),
                                            version)
                            + " name beside it, or make a new event";
            case NAME_MISMATCH, FIXED_SIZE_MISMATCH ->
                    "%s was %s in version %d; go back to that name, or make a new event"
                            .formatted(
                                    what.getWriterFragment().getFullName(),
                                    what.getReaderFragment().getFullName(),
                                    version);
        };
    }

    /// Avro's pointer `/fields/2/type/items/fields/0/type` in the words of the record:
    /// `lines.price`.
    private String place() {
        var path = new StringBuilder();
        var at = reader;
        var steps = what.getLocation().split("/");
        for (var i = 1; i < steps.length; i++) {
            switch (steps[i]) {
                case "fields" -> {
                    if (i + 1 < steps.length && at.getType() == Schema.Type.RECORD) {
                        var field = at.getFields().get(Integer.parseInt(steps[++i]));
                        path.append(path.isEmpty() ? "" : ".").append(field.name());
                        at = field.schema();
                    }
                }
                case "items" -> at = at.getElementType();
                case "values" -> at = at.getValueType();
                default -> {
                    if (at.getType() == Schema.Type.UNION && steps[i].matches("\\d+")) {
                        at = at.getTypes().get(Integer.parseInt(steps[i]));
                    }
                }
            }
        }
        return path.toString();
    }

    /// Avro calls a value that may be null on one side only a mismatch of types.
    private SchemaIncompatibilityType kind() {
        var isNull =
                what.getWriterFragment().getType() == Schema.Type.NULL
                        || what.getReaderFragment().getType() == Schema.Type.NULL;
        return isNull ? SchemaIncompatibilityType.MISSING_UNION_BRANCH : what.getType();
    }

    private String missingBranch() {
        return word(what.getWriterFragment());
    }

    private static String word(Schema schema) {
        return switch (schema.getType()) {
            case RECORD, ENUM, FIXED -> schema.getFullName();
            case ARRAY -> "a list";
            case MAP -> "a map";
            default ->
                    schema.getLogicalType() == null
                            ? schema.getName()
                            : schema.getLogicalType().getName();
        };
    }
}
