package opora.portal;

import java.util.List;
import java.util.Map;
import opora.tickets.AttachedFile;
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

    static List<AttachedFile> files(String json) {
        return MAPPER.readValue(json, FILES);
    }

    static Map<String, String> words(String json) {
        return MAPPER.readValue(json, WORDS);
    }
}
