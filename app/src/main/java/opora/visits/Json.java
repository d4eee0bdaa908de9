package opora.visits;

import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// What lies in columns of the type json.
final class Json {
    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final TypeReference<Map<String, String>> WORDS = new TypeReference<>() {};

    private Json() {}

    static String write(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    static Map<String, String> words(String json) {
        return MAPPER.readValue(json, WORDS);
    }

    static Act act(String json) {
        return MAPPER.readValue(json, Act.class);
    }
}
