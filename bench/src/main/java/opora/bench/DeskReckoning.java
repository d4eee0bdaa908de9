package opora.bench;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.function.UnaryOperator;

/// What was promised to customers and staff of the desk against what the desk, the portal and
/// assignment have.
final class DeskReckoning {
    private final UnaryOperator<String> urls;
    private final Promises promises;
    private final DeskBooks books;

    /// @param due how much of it there should be
    record Count(String what, int due, int lost, int doubled) {}

    DeskReckoning(UnaryOperator<String> urls, Promises promises) {
        this.urls = urls;
        this.promises = promises;
        this.books = DeskBooks.read(urls.apply("tickets"), urls.apply("assignment"));
    }

    /// Each request has one ticket, told once; there is none that nobody wrote.
    Count tickets() {
        var rows = new HashMap<String, Integer>();
        Rows.each(
                urls.apply("tickets"),
                "select request_id, count(*) from tickets.tickets group by 1",
                row -> rows.put(row.getString(1), row.getInt(2)));
        var written = new HashSet<String>();
        Rows.each(
                urls.apply("portal"),
                "select request_id from portal.tickets",
                row -> written.add(row.getString(1)));
        var due = new HashSet<>(promises.tickets());
        due.addAll(written);
        due.addAll(rows.keySet());
        int lost = 0;
        int doubled = 0;
        for (var request : due) {
            var times = rows.getOrDefault(request, 0);
            lost +=
                    times == 0 || books.openings(request) == 0 || !written.contains(request)
                            ? 1
                            : 0;
            doubled += times > 1 || books.openings(request) > 1 ? 1 : 0;
        }
        doubled += (int) books.requests().stream().filter(one -> !due.contains(one)).count();
        return new Count("tickets", due.size(), lost, doubled);
    }

    /// Each line was said once, and stands once among what is kept.
    Count lines() {
        var kept = entries();
        int due = 0;
        int lost = 0;
        int doubled = 0;
        for (var all : promises.lines().values()) {
            for (var line : all) {
                var times = kept.getOrDefault(line, 0);
                due++;
                lost += books.said(line) == 0 || times == 0 ? 1 : 0;
                doubled += books.said(line) > 1 || times > 1 ? 1 : 0;
            }
        }
        return new Count("messages", due, lost, doubled);
    }

    /// Changes, cancellations and moves: each happened once, or was refused.
    Count wishes() {
        var kept = entries();
        int lost = 0;
        int doubled = 0;
        for (var wish : promises.wishes()) {
            lost += !kept.containsKey(wish) && !books.refused(wish) ? 1 : 0;
            doubled += kept.getOrDefault(wish, 0) > 1 ? 1 : 0;
        }
        for (var deed : promises.deeds()) {
            lost += kept.containsKey(deed) ? 0 : 1;
            doubled += kept.getOrDefault(deed, 0) > 1 ? 1 : 0;
        }
        var due = promises.wishes().size() + promises.deeds().size();
        return new Count("changes of tickets", due, lost, doubled);
    }

    private Map<String, Integer> entries() {
        var kept = new HashMap<String, Integer>();
        Rows.each(
                urls.apply("tickets"),
                "select request_id, count(*) from tickets.entries where request_id <> '' group by 1",
                row -> kept.put(row.getString(1), row.getInt(2)));
        return kept;
    }

    private record Standing(String status, String expert) {}

    /// What is open is somebody's work, everybody knows whose, and nobody was chosen twice.
    Count assignments() {
        var desk = standings("tickets", "select id::text, status, expert from tickets.tickets");
        var line = new HashMap<String, String>();
        Rows.each(
                urls.apply("assignment"),
                "select ticket, coalesce(expert, '') from assignment.tickets",
                row -> line.put(row.getString(1), row.getString(2)));
        int due = 0;
        int lost = 0;
        for (var life : books.lives().entrySet()) {
            var now = desk.getOrDefault(life.getKey(), new Standing("", ""));
            if (life.getValue().open) {
                due++;
                var known = now.expert().equals(line.get(life.getKey()));
                lost += now.expert().isEmpty() || !known ? 1 : 0;
            }
        }
        return new Count("assignments", due, lost, books.givenTwice());
    }

    /// The portal shows every ticket as the desk has it, with all that was said publicly.
    Count shown() {
        var desk = standings("tickets", "select id::text, status, expert from tickets.tickets");
        var shown =
                standings(
                        "portal",
                        "select ticket, status, expert from portal.tickets where ticket is not null");
        var said = new HashMap<String, Integer>();
        Rows.each(
                urls.apply("portal"),
                """
                select t.ticket, count(*) from portal.tickets t join portal.lines l using (request_id)
                where l.kind = 'SAID' and t.ticket is not null group by 1
                """,
                row -> said.put(row.getString(1), row.getInt(2)));
        int lost = 0;
        int doubled = 0;
        for (var life : books.lives().entrySet()) {
            var id = life.getKey();
            var lines = said.getOrDefault(id, 0);
            var alike = shown.containsKey(id) && shown.get(id).equals(desk.get(id));
            lost += !alike || lines < life.getValue().publicLines ? 1 : 0;
            doubled += lines > life.getValue().publicLines ? 1 : 0;
        }
        return new Count("shown by portal", shown.size(), lost, doubled);
    }

    private Map<String, Standing> standings(String context, String sql) {
        var standings = new HashMap<String, Standing>();
        Rows.each(
                urls.apply(context),
                sql,
                row ->
                        standings.put(
                                row.getString(1),
                                new Standing(row.getString(2), row.getString(3))));
        return standings;
    }

    int disordered() {
        return books.disordered(promises.lines()) + gaps();
    }

    /// The entries of a ticket are numbered without a gap, as many as its version says.
    private int gaps() {
        var sql =
                """
                select count(*) from tickets.tickets t
                where version <> (select count(*) from tickets.entries e where e.ticket = t.id)
                    or version <> (select max(n) from tickets.entries e where e.ticket = t.id)
                """;
        return Rows.count(urls.apply("tickets"), sql);
    }
}
