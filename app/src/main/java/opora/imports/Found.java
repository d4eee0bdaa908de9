package opora.imports;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import opora.tickets.Level;
import opora.tickets.Phase;
import org.jspecify.annotations.Nullable;

/// A ticket as it was read from another system.
///
/// @param id names it there
/// @param trouble why it cannot be taken; null where it can
/// @param topic what it was about there, such as its group or queue
/// @param owner who worked on it there, by name or mail address
record Found(
        String id,
        @Nullable Trouble trouble,
        String customer,
        String email,
        String phone,
        String subject,
        String text,
        String product,
        String address,
        Level urgency,
        List<String> tags,
        Map<String, String> fields,
        String topic,
        String owner,
        Phase phase,
        @Nullable Instant openedAt,
        @Nullable Instant closedAt,
        List<Said> said) {

    /// Something that was said on it.
    ///
    /// @param files the names of those that went with it
    record Said(
            String author,
            String email,
            boolean staff,
            boolean internal,
            String text,
            List<String> files,
            @Nullable Instant at) {
        /// What is left of files is their names.
        String words() {
            return files.isEmpty() ? text : text + "\n\n[" + String.join(", ", files) + "]";
        }
    }

    static Found troubled(String id, Trouble trouble) {
        return new Found(
                id,
                trouble,
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                Level.MEDIUM,
                List.of(),
                Map.of(),
                "",
                "",
                Phase.NEW,
                null,
                null,
                List.of());
    }
}
