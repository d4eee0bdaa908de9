package opora.tickets;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import opora.shell.Frame;
import opora.shell.Person;
import opora.shell.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/// Goes through the tickets of a view, as far as somebody may see them, page by page: a million
/// takes no more room than fifty.
@Component
class EachTicket {
    private static final int PAGE = 500;

    private final Lists lists;
    private final FilteredLists filtered;
    private final SavedViews saved;
    private final int page;

    @Autowired
    EachTicket(Lists lists, FilteredLists filtered, SavedViews saved) {
        this(lists, filtered, saved, PAGE);
    }

    /// @param page how many are read at once
    EachTicket(Lists lists, FilteredLists filtered, SavedViews saved, int page) {
        this.page = page;
        this.lists = lists;
        this.filtered = filtered;
        this.saved = saved;
    }

    interface Sink {
        void take(Line line) throws IOException;
    }

    /// A view that somebody has.
    ///
    /// @param saved null for the ones that everybody has
    record Source(String key, @Nullable SavedView saved) {
        String name() {
            return saved == null ? key : saved.name();
        }

        String title(Frame frame) {
            return saved == null ? frame.text("desk.view." + key) : saved.name();
        }
    }

    Source source(Person person, String key) {
        if (Stream.of(View.values()).anyMatch(view -> view.name().equals(key))) {
            return new Source(key, null);
        }
        var own = key.matches("\\d{1,18}") ? saved.find(person, Long.parseLong(key)) : null;
        if (own == null || own.isEmpty()) {
            throw new Refused(HttpStatus.NOT_FOUND, "views.unknown");
        }
        return new Source(key, own.get());
    }

    /// @param with what must stand in a custom field, besides; empty for anything
    void each(Sight sight, Source source, Map<String, String> with, Sink sink) throws IOException {
        var view = source.saved();
        if (view == null) {
            plain(sight, View.valueOf(source.key()), with, sink);
        } else {
            filtered(sight, narrowed(view.filter(), with), sink);
        }
    }

    private void plain(Sight sight, View view, Map<String, String> with, Sink sink)
            throws IOException {
        Place after = null;
        List<Line> lines;
        do {
            lines = lists.page(sight, view, with, after, page);
            take(lines, sink);
            after = lines.isEmpty() ? null : Place.after(lines.getLast());
        } while (lines.size() == page);
    }

    private void filtered(Sight sight, Filter filter, Sink sink) throws IOException {
        Place after = null;
        do {
            var part = filtered.page(sight, filter, after, page);
            take(part.lines(), sink);
            after = Place.parse(part.next());
        } while (after != null);
    }

    private static void take(List<Line> lines, Sink sink) throws IOException {
        for (var line : lines) {
            sink.take(line);
        }
    }

    private static Filter narrowed(Filter filter, Map<String, String> with) {
        var words = new HashMap<>(filter.words());
        with.forEach(
                (field, value) -> {
                    words.put("field", field);
                    words.put("value", value);
                });
        return new Filter(words);
    }
}
