package opora.tickets;

import java.util.List;
import java.util.stream.Collectors;
import opora.shell.Frame;

/// What a ticket and its public words say, as a mail quotes it: the newest first, for those who
/// read on know the beginning.
final class Quoted {
    /// What is written above it needs room, too.
    private static final int LONGEST = 7_500;

    private Quoted() {}

    static String of(Frame frame, List<Entry> entries) {
        var text = new StringBuilder();
        for (var entry : entries.reversed()) {
            var said = entry.said();
            if (said == null || said.internal() || said.text().isBlank()) {
                continue;
            }
            var quote = quote(frame, entry, said.text());
            if (text.length() + quote.length() > LONGEST) {
                var room = LONGEST - text.length();
                return text + (room > 0 ? quote.substring(0, room) : "") + "…";
            }
            text.append(quote);
        }
        return text.toString();
    }

    private static String quote(Frame frame, Entry entry, String words) {
        var head = frame.time(entry.at()) + ", " + frame.called(entry.who()) + ":\n";
        return words.lines()
                .map(line -> "> " + line)
                .collect(Collectors.joining("\n", head, "\n\n"));
    }
}
