package opora.rules;

import java.util.List;

/// A template filled in from an event of the past, in every language.
public record Preview(List<Past> past, Past chosen, List<Page> pages) {
    public record Page(String language, String subject, String body) {}
}
