package opora.tickets;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import opora.shell.Person;
import opora.shell.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/// Gathers what the desk's lists show.
@Component
class ShowLists {
    private final Lists lists;
    private final FilteredLists filtered;
    private final SavedViews saved;
    private final ViewCounts counts;
    private final Statuses statuses;
    private final Fields fields;

    ShowLists(
            Lists lists,
            FilteredLists filtered,
            SavedViews saved,
            ViewCounts counts,
            Statuses statuses,
            Fields fields) {
        this.fields = fields;
        this.lists = lists;
        this.filtered = filtered;
        this.saved = saved;
        this.counts = counts;
        this.statuses = statuses;
    }

    /// @param key names a view: one that everybody has, or a saved one
    /// @param here the number of the ticket that is open beside the list; 0 for none
    ListPage list(Person person, String key, @Nullable Place after, long here) {
        var sight = Sight.of(person);
        var tabs = tabs(person, sight);
        var tab =
                tabs.stream()
                        .filter(one -> one.key().equals(key))
                        .findFirst()
                        .orElseThrow(() -> new Refused(HttpStatus.NOT_FOUND, "views.unknown"));
        var view = tab.saved();
        var part =
                view == null
                        ? part(sight, View.valueOf(key), after)
                        : filtered.page(sight, view.filter(), after, DeskController.ON_A_PAGE);
        var columns = view == null ? List.of("customer", "product") : view.filter().columns();
        return new ListPage(
                tabs,
                tab,
                part.lines(),
                columns,
                new TableColumns(statuses.model(), fields.book()),
                part.next(),
                after == null,
                here);
    }

    private FilteredLists.Part part(Sight sight, View view, @Nullable Place after) {
        var lines = lists.page(sight, view, after, DeskController.ON_A_PAGE);
        var next =
                lines.size() < DeskController.ON_A_PAGE
                        ? null
                        : Place.after(lines.getLast()).text();
        return new FilteredLists.Part(lines, next);
    }

    private List<ListPage.Tab> tabs(Person person, Sight sight) {
        var counted = lists.counts(sight);
        var tabs = new ArrayList<ListPage.Tab>();
        Stream.of(View.values())
                .map(view -> new ListPage.Tab(view.name(), "", counted.get(view), null))
                .forEach(tabs::add);
        for (var view : saved.of(person)) {
            var key = Long.toString(view.id());
            tabs.add(new ListPage.Tab(key, view.name(), counts.of(view, sight), view));
        }
        return tabs;
    }

    /// The view that somebody worked along last, as long as they have it.
    String known(Person person, @Nullable String key) {
        var asked = Objects.requireNonNullElse(key, "");
        var everybodys = Stream.of(View.values()).anyMatch(view -> view.name().equals(asked));
        var own =
                asked.matches("\\d{1,18}") && saved.find(person, Long.parseLong(asked)).isPresent();
        return everybodys || own ? asked : View.OPEN.name();
    }
}
