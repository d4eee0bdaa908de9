package opora.assignment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Columns that hold more than one value.
final class Json {
    static final JsonMapper MAPPER = JsonMapper.shared();
    static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};
    static final TypeReference<Map<String, Integer>> LEVELS = new TypeReference<>() {};
    static final TypeReference<List<Candidate>> CANDIDATES = new TypeReference<>() {};
    static final TypeReference<List<Standing>> STANDINGS = new TypeReference<>() {};

    private Json() {}

    static String text(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    static List<String> list(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }

    static Set<String> set(ResultSet row, String column) throws SQLException {
        return Set.of((String[]) row.getArray(column).getArray());
    }

    static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
