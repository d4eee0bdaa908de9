package opora;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Whatever people write, every page that shows it shows it as text: all of it is stored once, and
/// then every page there is gets opened, those about one thing for the thing that was written.
class MarkupTest {
    /// Behind a secret or a stream; shown in the tests of what they open.
    private static final Pattern ELSEWHERE =
            Pattern.compile(".*(\\{secret}|\\{token}|/live|/assets/.*|/pdf|/acquirer/.*)");

    private static final Pattern RAW = Pattern.compile(".*<script>alert\\(([\\w-]+)\\).*");
    private static final Pattern ESCAPED =
            Pattern.compile("&lt;script(?:>|&gt;)alert\\(([\\w-]+)\\)");

    private final WholeApp app = WholeApp.get();
    private final Poison poison = new Poison();
    private final TreeSet<String> shown = new TreeSet<>();
    private final List<String> scripts = new ArrayList<>();

    @Test
    void whatPeopleWriteStaysTextOnEveryPage() throws Exception {
        poison.write();
        try {
            var pages = pages();
            Eventually.holds(
                    () -> {
                        look(pages);
                        assertThat(shown).containsAll(poison.written);
                    });
        } finally {
            poison.clear();
        }
        poison.answers.forEach(this::read);
        assertThat(scripts).isEmpty();
    }

    /// By its pattern; a page about one thing needs a line in [Poison].
    private Map<String, String> pages() {
        var pages = new TreeMap<>(poison.pages);
        var missing = new ArrayList<String>();
        for (var endpoint : Endpoints.of(app)) {
            var path = endpoint.replaceFirst("\\S+ ", "");
            if (!endpoint.startsWith("GET ")
                    || Endpoints.api(endpoint)
                    || ELSEWHERE.matcher(path).matches()) {
                continue;
            }
            if (path.contains("{") && !pages.containsKey(path)) {
                missing.add(path);
            }
            pages.putIfAbsent(path, path);
        }
        assertThat(missing).as("pages about a thing that nobody wrote").isEmpty();
        var name = poison.eve.username();
        Stream.of(
                        "/ledger?who=",
                        "/journal?q=",
                        "/deliveries?q=",
                        "/billing?q=",
                        "/accounts?q=",
                        "/desk/new?q=",
                        "/desk/new/beside?q=",
                        "/flows?q=",
                        "/mailroom?q=",
                        "/desk/search?q=")
                .forEach(path -> pages.put(path, path + name));
        pages.put("/rules/new", "/rules/new?event=opora.orders.OrderStatusUpdated");
        pages.put("/templates/new", "/templates/new?event=opora.orders.OrderStatusUpdated");
        pages.put("/subscription/changes/new", "/subscription/changes/new?plan=home");
        pages.put("devices", "/journal?who=" + name + "&action=identity.");
        pages.put("found", "/search/found?q=script");
        pages.put("all", "/desk?view=ALL");
        return pages;
    }

    private void look(Map<String, String> pages) {
        for (var language : List.of("en", "ru")) {
            pages.forEach((pattern, path) -> look(pattern, path, language));
        }
    }

    private void look(String pattern, String path, String language) {
        var who = path.startsWith("/visits") ? poison.expert : poison.eve;
        var page = who.get(path, "Cookie", "opora_language=" + language);
        if (pattern.contains("{")) {
            assertThat(page.status()).as(path).isEqualTo(200);
        }
        if (page.header("Content-Type").orElse("").startsWith("text/html")) {
            read(path, page.body());
        }
    }

    private void read(String path, String page) {
        page.lines()
                .map(RAW::matcher)
                .filter(java.util.regex.Matcher::matches)
                .forEach(found -> scripts.add(path + " runs " + found.group(1)));
        ESCAPED.matcher(page).results().forEach(found -> shown.add(found.group(1)));
    }
}
