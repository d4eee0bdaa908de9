package opora.search;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// The form above what was found, and where it leads.
///
/// @param place where tickets are opened
/// @param typed the line as it was
/// @param allowed the filters that are offered
public record Sheet(
        String place,
        String typed,
        boolean best,
        List<String> allowed,
        List<KnownStatus> statuses,
        List<KnownField> fields) {

    public boolean offers(String filter) {
        return allowed.contains(filter);
    }

    /// The fields that are asked for already.
    public List<KnownField> asked(Results results) {
        var filters = results.asked().filters();
        return fields.stream().filter(field -> filters.containsKey(field.filter())).toList();
    }

    /// Those that are still filled in.
    public List<KnownField> living() {
        return fields.stream().filter(field -> !field.retired()).toList();
    }

    public boolean staff() {
        return offers(Asked.EXPERT);
    }

    public Optional<KnownStatus> status(String name) {
        return statuses.stream().filter(status -> status.status().equals(name)).findFirst();
    }

    /// The same search, further on.
    public String further(Results results) {
        var link = link("/search", results);
        if (best) {
            link.append("&sort=best");
        }
        return link + "&after=" + encoded(String.valueOf(results.next()));
    }

    /// All of it as a table.
    public String table(Results results) {
        return link("/search/table.csv", results).toString();
    }

    private StringBuilder link(String path, Results results) {
        var link = new StringBuilder(place + path + "?q=" + encoded(results.asked().words()));
        results.asked()
                .filters()
                .forEach(
                        (name, value) ->
                                link.append("&").append(name).append("=").append(encoded(value)));
        return link;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
