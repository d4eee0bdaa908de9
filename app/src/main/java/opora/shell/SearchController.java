package opora.shell;

import gg.jte.models.runtime.JteModel;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pages.Templates;

/// Finds pages and things in one place: a page of its own, and what the palette asks for while
/// somebody types.
@RestController
class SearchController {
    private static final int LONGEST = 100;
    private static final int LEAST = 2;

    private final ObjectProvider<Finder> finders;
    private final Doors doors;
    private final Templates pages;

    SearchController(ObjectProvider<Finder> finders, Doors doors, Templates pages) {
        this.finders = finders;
        this.doors = doors;
        this.pages = pages;
    }

    @GetMapping("/search")
    JteModel page(Frame frame, Person person, @RequestParam(defaultValue = "") String q) {
        var words = words(q);
        return pages.shellSearch(frame, words, places(frame, words), things(frame, person, words));
    }

    @GetMapping("/search/found")
    JteModel found(Frame frame, Person person, @RequestParam(defaultValue = "") String q) {
        return pages.shellFound(frame, things(frame, person, words(q)));
    }

    private static String words(String typed) {
        var clean = typed.replaceAll("\\p{C}", " ").strip();
        return clean.length() <= LONGEST ? clean : clean.substring(0, LONGEST);
    }

    private static List<MenuItem> places(Frame frame, String words) {
        var wanted = words.toLowerCase(Locale.ROOT);
        return frame.menu().stream()
                .filter(
                        item ->
                                frame.text("menu." + item.name())
                                        .toLowerCase(Locale.ROOT)
                                        .contains(wanted))
                .toList();
    }

    private List<Finder.Found> things(Frame frame, Person person, String words) {
        return words.length() < LEAST
                ? List.of()
                : finders.orderedStream()
                        .flatMap(finder -> finder.find(frame, person, words).stream())
                        .filter(found -> doors.open(path(found), person))
                        .toList();
    }

    private static String path(Finder.Found found) {
        return Stream.of(found.path().split("\\?")).findFirst().orElse("/");
    }
}
