package opora.tickets;

/// Something that is done or said again and again, ready to be used on a ticket or on many.
///
/// @param shortcut what is typed behind a slash to have its text; empty for none
public record Macro(long id, String name, String shortcut, Handling handling, int version) {
    /// Whether it says something and does nothing else: a text to be put into what one writes.
    public boolean onlySays() {
        return handling.words().keySet().stream()
                .allMatch(name -> name.equals("text") || name.equals("visibility"));
    }

    String text(Ticket ticket, String me) {
        return Variables.fill(handling.word("text"), ticket, me);
    }
}
