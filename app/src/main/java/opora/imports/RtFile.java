package opora.imports;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;
import opora.imports.Found.Said;
import opora.tickets.Level;
import tools.jackson.databind.JsonNode;

/// What Request Tracker's REST 2 answers: tickets, and their transactions within them or, with the
/// ticket as their `Object`, in a list of their own.
final class RtFile {
    private static final Set<String> SPEECH = Set.of("Create", "Correspond", "Comment");
    private static final int HIGH = 70;
    private static final int LOW = 20;

    private RtFile() {}

    static void read(Pages pages, Consumer<Found> taker) {
        if (pages.list("tickets").isEmpty()) {
            throw new UnreadableFile("no tickets in it");
        }
        var apart = new HashMap<String, List<JsonNode>>();
        for (var one : pages.list("transactions", "history")) {
            apart.computeIfAbsent(Nodes.text(one.path("Object"), "id"), _ -> new ArrayList<>())
                    .add(one);
        }
        for (var ticket : pages.list("tickets")) {
            var id = Nodes.text(ticket, "id", "Id");
            taker.accept(found(id, ticket, apart.getOrDefault(id, within(ticket))));
        }
    }

    private static List<JsonNode> within(JsonNode ticket) {
        for (var name : List.of("Transactions", "history", "History")) {
            var there = ticket.path(name);
            var items = there.has("items") ? there.get("items") : there;
            if (items.isArray()) {
                return StreamSupport.stream(items.spliterator(), false).toList();
            }
        }
        return List.of();
    }

    private static Found found(String id, JsonNode ticket, List<JsonNode> transactions) {
        if (id.isEmpty()) {
            return Found.troubled("", Trouble.of("no-id"));
        }
        var status = Nodes.text(ticket, "Status");
        if (status.equals("deleted")) {
            return Found.troubled(id, Trouble.of("removed"));
        }
        var requestor = whoever(ticket.path("Requestor"));
        var said =
                transactions.stream()
                        .filter(one -> SPEECH.contains(Nodes.text(one, "Type")))
                        .map(one -> said(one, requestor))
                        .toList();
        var begins =
                !said.isEmpty()
                        && transactions.stream()
                                .filter(one -> SPEECH.contains(Nodes.text(one, "Type")))
                                .findFirst()
                                .filter(one -> Nodes.text(one, "Type").equals("Create"))
                                .isPresent();
        var phase = StatusWords.phase(status);
        return new Found(
                id,
                null,
                name(ticket.path("Requestor")),
                requestor,
                "",
                Nodes.text(ticket, "Subject"),
                begins ? said.getFirst().words() : "",
                "",
                "",
                level(Nodes.text(ticket, "Priority")),
                List.of(),
                fields(ticket.path("CustomFields")),
                queue(ticket.path("Queue")),
                owner(ticket),
                phase,
                Moments.of(Nodes.text(ticket, "Created")),
                phase.open() ? null : Moments.of(Nodes.text(ticket, "Resolved", "LastUpdated")),
                begins ? said.subList(1, said.size()) : said);
    }

    private static String owner(JsonNode ticket) {
        var owner = whoever(ticket.path("Owner"));
        return owner.equals("Nobody") ? "" : owner;
    }

    private static String queue(JsonNode queue) {
        return queue.isObject() ? Nodes.text(queue, "Name", "id") : queue.asString("");
    }

    /// A person: a mail address or a name, alone or the first of several.
    private static String whoever(JsonNode person) {
        var one = person.isArray() ? person.path(0) : person;
        return one.isObject() ? Nodes.text(one, "EmailAddress", "id", "Name") : one.asString("");
    }

    private static String name(JsonNode person) {
        var one = person.isArray() ? person.path(0) : person;
        return one.isObject() ? Nodes.text(one, "RealName", "Name") : "";
    }

    private static Said said(JsonNode one, String requestor) {
        var author = whoever(one.path("Creator"));
        var files = new ArrayList<String>();
        var text = words(Nodes.text(one, "Content"), Nodes.text(one, "ContentType"));
        for (var part : one.path("Attachments")) {
            var file = Nodes.text(part, "Filename");
            if (!file.isEmpty()) {
                files.add(file);
            } else if (text.isEmpty()) {
                text = words(open(Nodes.text(part, "Content")), Nodes.text(part, "ContentType"));
            }
        }
        return new Said(
                author,
                author,
                !author.equalsIgnoreCase(requestor),
                Nodes.text(one, "Type").equals("Comment"),
                text,
                files,
                Moments.of(Nodes.text(one, "Created")));
    }

    private static String words(String content, String type) {
        return Nodes.words(content, type.contains("html"));
    }

    /// Of attachments it answers Base64.
    private static String open(String content) {
        try {
            return new String(Base64.getMimeDecoder().decode(content), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return content;
        }
    }

    private static Level level(String priority) {
        if (!priority.matches("\\d{1,4}")) {
            return StatusWords.level(priority);
        }
        var number = Integer.parseInt(priority);
        return number >= HIGH ? Level.HIGH : number > 0 && number <= LOW ? Level.LOW : Level.MEDIUM;
    }

    private static Map<String, String> fields(JsonNode custom) {
        var fields = new HashMap<String, String>();
        for (var field : custom) {
            var value = field.path("values").path(0).asString("");
            if (!value.isEmpty()) {
                fields.put(Nodes.text(field, "name"), value);
            }
        }
        return fields;
    }
}
