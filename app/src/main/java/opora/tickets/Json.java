package opora.tickets;

import java.util.List;
import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The parts of rows that lie there as JSON.
final class Json {
    private static final TypeReference<Map<String, String>> WORDS = new TypeReference<>() {};
    private static final TypeReference<List<AttachedFile>> FILES = new TypeReference<>() {};
    private static final JsonMapper MAPPER = JsonMapper.shared();

    private Json() {}

    static String write(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    static <T> T read(String json, Class<T> type) {
        return MAPPER.readValue(json, type);
    }

    static Map<String, String> words(String json) {
        return MAPPER.readValue(json, WORDS);
    }

    static List<AttachedFile> files(String json) {
        return MAPPER.readValue(json, FILES);
    }
}
