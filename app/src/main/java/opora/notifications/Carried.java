package opora.notifications;

import java.util.List;
import opora.tickets.AttachedFile;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The files that go with a letter, as its row names them. Their bytes stay in the file store.
final class Carried {
    private static final TypeReference<List<AttachedFile>> FILES = new TypeReference<>() {};

    private Carried() {}

    static List<AttachedFile> read(@Nullable String files) {
        return files == null ? List.of() : JsonMapper.shared().readValue(files, FILES);
    }

    /// Null where there are none.
    static @Nullable String write(List<AttachedFile> files) {
        return files.isEmpty() ? null : JsonMapper.shared().writeValueAsString(files);
    }
}
