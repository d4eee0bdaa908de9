package opora.bench;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/// Everything that was promised and everything that follows from it, against all databases.
final class Reckoning {
    private final UnaryOperator<String> urls;
    private final Collection<String> stores;
    private final Promises promises;
    private int lost;
    private int doubled;

    /// @param urls of each context's database
    /// @param stores the urls of all databases
    Reckoning(UnaryOperator<String> urls, Collection<String> stores, Promises promises) {
        this.urls = urls;
        this.stores = stores;
        this.promises = promises;
    }

    /// @param mails how often the mail server was given each letter
    Outcome outcome(int kills, int disordered, Map<String, Long> mails) {
        var books = Books.read(urls.apply("orders"), urls.apply("billing"));
        books.print();
        var verdict = books.verdict();
        orders(books);
        people();
        deposits();
        gatewayCopies(books.lives());
        letters(Letters.read(urls.apply("notifications"), books.lives(), mails));
        explorerCopies();
        var desk = new DeskReckoning(urls, promises);
        var tickets = note(desk.tickets());
        var messages = note(desk.lines());
        note(desk.wishes());
        var assignments = note(desk.assignments());
        note(desk.shown());
        return new Outcome(
                kills,
                promises.orders().size(),
                verdict.finished(),
                lost,
                doubled,
                disordered + desk.disordered(),
                verdict.moneyOff(),
                tickets,
                messages,
                assignments);
    }

    private void orders(Books books) {
        var settled = new HashSet<>(books.finished());
        settled.addAll(books.doubled());
        note(
                "orders",
                promises.orders().size(),
                missing(promises.orders(), settled),
                books.doubled().size() + promises.contradictions());
    }

    /// Who was told that they joined has one account, one profile that can be written to, one
    /// wallet, and joined once.
    private void people() {
        var gone = new HashSet<String>();
        for (var where :
                Map.of(
                                "identity", "select username from identity.accounts",
                                "customers",
                                        "select username from customers.profiles where email <> ''",
                                "billing", "select username from billing.wallets")
                        .entrySet()) {
            var there = new HashSet<String>();
            Rows.each(
                    urls.apply(where.getKey()),
                    where.getValue(),
                    row -> there.add(row.getString(1)));
            promises.people().stream().filter(name -> !there.contains(name)).forEach(gone::add);
        }
        var twice =
                Rows.count(
                        urls.apply("identity"),
                        "select count(*) - count(distinct key) from backbone.events where topic = 'users.registered'");
        note("people", promises.people().size(), gone.size(), twice);
    }

    private void deposits() {
        var booked = new HashMap<String, Long>();
        Rows.each(
                urls.apply("billing"),
                "select username, sum(amount) from billing.transfers where kind = 'TOP_UP' group by 1",
                row -> booked.put(row.getString(1), row.getLong(2)));
        int less = 0;
        int more = 0;
        for (var promised : promises.deposits().entrySet()) {
            var there = booked.getOrDefault(promised.getKey(), 0L);
            less += there < promised.getValue() ? 1 : 0;
            more += there > promised.getValue() ? 1 : 0;
        }
        note("deposits", promises.deposits().size(), less, more);
    }

    /// The gateway shows every order as it is.
    private void gatewayCopies(Map<String, List<String>> lives) {
        var shown = new HashMap<String, String>();
        Rows.each(
                urls.apply("gateway"),
                "select request_id, status from gateway.orders",
                row -> shown.put(row.getString(1), row.getString(2)));
        var gone =
                (int)
                        lives.entrySet().stream()
                                .filter(
                                        life ->
                                                !life.getValue().isEmpty()
                                                        && !life.getValue()
                                                                .getLast()
                                                                .equals(shown.get(life.getKey())))
                                .count();
        note("shown by gateway", shown.size(), gone + missing(shown.keySet(), lives.keySet()), 0);
    }

    private void letters(Letters letters) {
        note("letters", letters.due(), letters.lost(), letters.doubled());
        System.out.printf(
                "  mails handed over again at the moment of a kill: %d, of unknown fate: %d%n",
                letters.repeated(), letters.uncertain());
    }

    /// The explorer has each event of each store once.
    private void explorerCopies() {
        var copies = new HashMap<String, int[]>();
        Rows.each(
                urls.apply("explorer"),
                "select split_part(id, ':', 1), count(*), count(distinct id) from explorer.events group by 1",
                row -> copies.put(row.getString(1), new int[] {row.getInt(2), row.getInt(3)}));
        int events = 0;
        int gone = 0;
        int more = 0;
        for (var url : stores) {
            var store = new String[1];
            Rows.each(url, "select id from backbone.store", row -> store[0] = row.getString(1));
            var told = Rows.count(url, "select count(*) from backbone.events");
            var copied = copies.getOrDefault(store[0], new int[] {0, 0});
            events += told;
            gone += told - copied[1];
            more += copied[0] - copied[1];
        }
        note("events in explorer", events, gone, more);
    }

    private static int missing(Set<String> promised, Set<String> there) {
        return (int) promised.stream().filter(id -> !there.contains(id)).count();
    }

    /// Answers how much there should be.
    private int note(DeskReckoning.Count count) {
        note(count.what(), count.due(), count.lost(), count.doubled());
        return count.due();
    }

    private void note(String what, int due, int missing, int more) {
        System.out.printf("  %-20s %6d, lost %d, doubled %d%n", what, due, missing, more);
        lost += missing;
        doubled += more;
    }
}
