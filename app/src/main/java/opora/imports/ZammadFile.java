package opora.imports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;
import opora.imports.Found.Said;
import tools.jackson.databind.JsonNode;

/// What Zammad's API answers: `tickets`, `ticket_articles`, `users` and, where tickets were not
/// asked for with `expand=true`, `groups`, `ticket_states` and `ticket_priorities`.
final class ZammadFile {
    private static final Map<String, String> STATES =
            Map.of(
                    "1", "new",
                    "2", "open",
                    "3", "pending reminder",
                    "4", "closed",
                    "5", "merged",
                    "6", "removed",
                    "7", "pending close");
    private static final Map<String, String> PRIORITIES =
            Map.of("1", "1 low", "2", "2 normal", "3", "3 high");

    private final Pages pages;
    private final Map<String, JsonNode> users;
    private final Map<String, List<JsonNode>> articles = new HashMap<>();

    ZammadFile(Pages pages) {
        this.pages = pages;
        this.users = byId("users");
        for (var article : pages.list("ticket_articles", "articles")) {
            articles.computeIfAbsent(Nodes.text(article, "ticket_id"), _ -> new ArrayList<>())
                    .add(article);
        }
    }

    void read(Consumer<Found> taker) {
        if (pages.list("tickets").isEmpty()) {
            throw new UnreadableFile("no tickets in it");
        }
        var groups = byId("groups");
        var states = byId("ticket_states");
        var priorities = byId("ticket_priorities");
        for (var ticket : pages.list("tickets")) {
            var state = named(ticket, "state", states, STATES);
            var group = named(ticket, "group", groups, Map.of());
            var priority = named(ticket, "priority", priorities, PRIORITIES);
            taker.accept(found(ticket, state, group, priority));
        }
    }

    private Map<String, JsonNode> byId(String list) {
        var all = new HashMap<String, JsonNode>();
        pages.list(list).forEach(one -> all.put(Nodes.text(one, "id"), one));
        return all;
    }

    /// Its name in the answer itself, in the list of all, or as it is where nobody changed it.
    private static String named(
            JsonNode ticket, String what, Map<String, JsonNode> all, Map<String, String> usual) {
        var expanded = Nodes.text(ticket, what);
        if (!expanded.isEmpty()) {
            return expanded;
        }
        var id = Nodes.text(ticket, what + "_id");
        var listed = all.get(id);
        return listed == null ? usual.getOrDefault(id, "") : Nodes.text(listed, "name");
    }

    private Found found(JsonNode ticket, String state, String group, String priority) {
        var id = Nodes.text(ticket, "id");
        if (id.isEmpty()) {
            return Found.troubled("", Trouble.of("no-id"));
        }
        if (state.equals("merged") || state.equals("removed")) {
            return Found.troubled(id, Trouble.of(state));
        }
        var customer = users.get(Nodes.text(ticket, "customer_id"));
        var owner = users.get(Nodes.text(ticket, "owner_id"));
        var all = articles.getOrDefault(id, articlesWithin(ticket));
        var first = all.isEmpty() ? null : said(all.getFirst());
        var phase = StatusWords.phase(state);
        var closed = Moments.of(Nodes.text(ticket, "close_at", "last_close_at"));
        return new Found(
                id,
                null,
                customer == null ? "" : name(customer),
                customer == null
                        ? Nodes.text(ticket, "customer")
                        : Nodes.text(customer, "email", "login"),
                customer == null ? "" : Nodes.text(customer, "phone", "mobile"),
                Nodes.text(ticket, "title"),
                first == null ? "" : first.words(),
                "",
                "",
                StatusWords.level(priority),
                words(ticket.path("tags")),
                Map.of(),
                group,
                owner == null ? Nodes.text(ticket, "owner") : Nodes.text(owner, "email", "login"),
                phase,
                Moments.of(Nodes.text(ticket, "created_at")),
                phase.open()
                        ? null
                        : closed == null ? Moments.of(Nodes.text(ticket, "updated_at")) : closed,
                all.stream().skip(1).map(this::said).toList());
    }

    private static List<JsonNode> articlesWithin(JsonNode ticket) {
        return StreamSupport.stream(ticket.path("articles").spliterator(), false).toList();
    }

    private Said said(JsonNode article) {
        var author = users.get(Nodes.text(article, "created_by_id"));
        var staff =
                Nodes.text(article, "sender").equals("Agent")
                        || Nodes.text(article, "sender_id").equals("1");
        var html = Nodes.text(article, "content_type").contains("html");
        return new Said(
                author == null ? Nodes.text(article, "from", "created_by") : name(author),
                author == null
                        ? Nodes.text(article, "created_by")
                        : Nodes.text(author, "email", "login"),
                staff,
                Nodes.text(article, "internal").equals("true"),
                Nodes.words(Nodes.text(article, "body"), html),
                StreamSupport.stream(article.path("attachments").spliterator(), false)
                        .map(file -> Nodes.text(file, "filename"))
                        .filter(name -> !name.isEmpty())
                        .toList(),
                Moments.of(Nodes.text(article, "created_at")));
    }

    private static String name(JsonNode user) {
        var whole = Nodes.text(user, "firstname") + " " + Nodes.text(user, "lastname");
        return whole.isBlank() ? Nodes.text(user, "login", "email") : whole.strip();
    }

    private static List<String> words(JsonNode tags) {
        return StreamSupport.stream(tags.spliterator(), false).map(JsonNode::asString).toList();
    }
}
