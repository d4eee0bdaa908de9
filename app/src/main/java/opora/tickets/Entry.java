package opora.tickets;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import opora.shell.Frame;
import org.jspecify.annotations.Nullable;

/// Something that happened to a ticket, with who and when.
///
/// @param n its place among them, from 1
public record Entry(int n, String who, AuthorRole role, Happening happening, Instant at) {
    static final String COLUMNS = "n, kind, who, role, facts, at";

    static Entry of(ResultSet row, int number) throws SQLException {
        return new Entry(
                row.getInt("n"),
                row.getString("who"),
                AuthorRole.valueOf(row.getString("role")),
                Happening.read(row.getString("kind"), row.getString("facts")),
                row.getTimestamp("at").toInstant());
    }

    /// What was said, also with the ticket itself, if it came with words; null for what is no
    /// speech.
    public @Nullable Speech said() {
        return switch (happening) {
            case Happening.Opened opened when opened.wordless() -> null;
            case Happening.Opened opened ->
                    new Speech(opened.matter().text(), false, opened.origin().files());
            case Happening.Said said ->
                    new Speech(said.text(), said.visibility() == Visibility.INTERNAL, said.files());
            default -> null;
        };
    }

    /// @param internal whether only staff may read it
    public record Speech(String text, boolean internal, List<AttachedFile> files) {}

    /// In a sentence.
    public String words(Frame frame, StatusModel model, FieldBook book) {
        return switch (happening) {
            case Happening.Opened _ -> frame.text("desk.did.opened");
            case Happening.Said _ -> "";
            case Happening.Moved moved ->
                    sentence(
                            frame.text(
                                    "desk.did.moved",
                                    model.status(moved.to()).title(frame.language())),
                            moved.reason());
            case Happening.Changed changed ->
                    sentence(
                            frame.text("desk.did.changed", fields(frame, model, book, changed)),
                            changed.reason());
            case Happening.Assigned assigned ->
                    sentence(
                            frame.text("desk.did.assigned", frame.called(assigned.expert())),
                            why(frame, assigned.reason()));
            case Happening.Unassigned gone ->
                    sentence(
                            frame.text("desk.did.unassigned", frame.called(gone.expert())),
                            why(frame, gone.reason()));
            case Happening.Queued queued ->
                    sentence(
                            frame.text(
                                    "desk.did.queued", frame.text("desk.queue." + queued.queue())),
                            why(frame, queued.reason()));
            case Happening.Classified found ->
                    found.topic().isEmpty()
                            ? frame.text("desk.did.unclear")
                            : frame.text("desk.did.classified", found.topic(), found.percent());
            case Happening.Weighed weighed ->
                    weighed.considered().isEmpty()
                            ? frame.text("desk.did.weighed.none")
                            : frame.count("desk.did.weighed", weighed.considered().size());
            case Happening.Worked worked ->
                    sentence(
                            frame.text(
                                    worked.corrects() ? "desk.did.corrected" : "desk.did.worked",
                                    TicketPage.minutes(frame, worked.minutes()),
                                    worked.parts().stream()
                                            .map(UsedPart::words)
                                            .collect(Collectors.joining(", "))),
                            worked.note());
            case Happening.Visited(var step, var planned, var at) ->
                    frame.text(
                            "desk.did.visit." + step, frame.time(planned == null ? at : planned));
            case Happening.Merged merged -> frame.text("desk.did.merged", merged.number());
            case Happening.Absorbed absorbed -> frame.text("desk.did.absorbed", absorbed.number());
            case Happening.Linked linked ->
                    frame.text("join.is." + linked.as()) + " № " + linked.number();
            case Happening.Unlinked gone -> frame.text("desk.did.unlinked", gone.number());
            case Happening.Rated rated ->
                    sentence(
                            frame.text("desk.did.rated", "★".repeat(rated.stars())),
                            rated.comment());
        };
    }

    /// What whoever did it gave as their reason, or a program as a word that has a text; empty
    /// where there was none.
    String why() {
        return switch (happening) {
            case Happening.Moved moved -> moved.reason();
            case Happening.Changed changed -> changed.reason();
            case Happening.Assigned assigned -> assigned.reason();
            case Happening.Unassigned gone -> gone.reason();
            case Happening.Queued queued -> queued.reason();
            default -> "";
        };
    }

    private static String fields(
            Frame frame, StatusModel model, FieldBook book, Happening.Changed changed) {
        return changed.after().entrySet().stream()
                .map(field -> new Turn(field.getKey(), "", field.getValue()))
                .map(turn -> turn.title(frame, book) + ": " + turn.becomes(frame, book, model))
                .collect(Collectors.joining("; "));
    }

    /// Programs give their reasons as a word that has a text.
    private static String why(Frame frame, String reason) {
        return reason.matches("[A-Z_]+") ? frame.text("desk.why." + reason) : reason;
    }

    private static String sentence(String what, String why) {
        return why.isEmpty() ? what : what + ": " + why;
    }
}
