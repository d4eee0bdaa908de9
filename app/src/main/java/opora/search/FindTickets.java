package opora.search;

import java.util.List;
import java.util.stream.Collectors;
import opora.shell.Finder;
import opora.shell.Frame;
import opora.shell.Person;
import org.springframework.stereotype.Component;

/// Finds tickets while somebody types into the search over everything.
@Component
class FindTickets implements Finder {
    private static final int FEW = 6;

    private final ShowResults results;

    FindTickets(ShowResults results) {
        this.results = results;
    }

    @Override
    public List<Found> find(Frame frame, Person person, String words) {
        var desk = !person.scopes(SearchContext.DESK).isEmpty();
        if (!desk && person.scopes(SearchContext.PORTAL).isEmpty()) {
            return List.of();
        }
        var path = desk ? "/desk/" : "/tickets/";
        return results.begun(Sight.of(person), words, FEW).stream()
                .map(
                        hit ->
                                new Found(
                                        hit.number() + " " + plain(hit),
                                        desk
                                                ? frame.called(hit.called())
                                                : frame.day(hit.openedAt()),
                                        path + hit.number(),
                                        "ticket"))
                .toList();
    }

    private static String plain(Hit hit) {
        return hit.subject().stream().map(Excerpt.Piece::text).collect(Collectors.joining());
    }
}
