package opora.bench;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Mails as they come: first ones, answers, the same once more, machines' and what nobody can read.
///
/// @param name the Message-ID
/// @param first of an answer, the name of the mail that began it
record Post(String name, Kind kind, String first, String from, byte[] bytes, boolean fetched) {
    /// What it is to become.
    enum Kind {
        TICKET,
        REPLY,
        AUTOMATIC,
        TROUBLED
    }

    private static final int PEOPLE = 200;

    /// As many different ones, in an order in which no answer comes before what it answers; each
    /// tenth comes twice.
    static List<Post> of(int count, long seed) {
        var random = new Random(seed);
        var all = new ArrayList<Post>();
        var firsts = new ArrayList<Post>();
        for (int i = 0; i < count; i++) {
            var post = one(i, firsts, random);
            if (post.kind() == Kind.TICKET) {
                firsts.add(post);
            }
            all.add(post);
            if (random.nextInt(10) == 0) {
                var again = all.get(random.nextInt(all.size()));
                all.add(again.fetched(random.nextBoolean()));
            }
        }
        return all;
    }

    private Post fetched(boolean other) {
        return new Post(name, kind, first, from, bytes, other);
    }

    private static Post one(int number, List<Post> firsts, Random random) {
        var name = "<bench-" + number + "@example.org>";
        var dice = random.nextInt(100);
        var fetched = random.nextInt(4) == 0;
        var from = "person-" + random.nextInt(PEOPLE) + "@example.org";
        if (dice < 5) {
            var bytes = bytes(name, "", "", "Content-Type: multipart/mixed\r\n", number);
            return new Post(name, Kind.TROUBLED, "", "", bytes, fetched);
        }
        if (dice < 10) {
            var head = "Auto-Submitted: auto-replied\r\n";
            var bytes = bytes(name, from, "Re: away", head, number);
            return new Post(name, Kind.AUTOMATIC, "", from, bytes, fetched);
        }
        if (dice < 35 && !firsts.isEmpty()) {
            var first = firsts.get(random.nextInt(firsts.size()));
            var head = "In-Reply-To: " + first.name() + "\r\n";
            var bytes = bytes(name, first.from(), "Re: it", head, number);
            return new Post(name, Kind.REPLY, first.name(), first.from(), bytes, fetched);
        }
        var bytes = bytes(name, from, "=?utf-8?B?0KDQvtGD0YLQtdGA?= " + number, "", number);
        return new Post(name, Kind.TICKET, "", from, bytes, fetched);
    }

    private static byte[] bytes(String name, String from, String subject, String head, int number) {
        var sender = from.isEmpty() ? "" : "From: " + from + "\r\n";
        var mail =
                sender
                        + "To: support@bench.example\r\nMessage-ID: "
                        + name
                        + "\r\nDate: Mon, 2 Nov 2026 10:00:00 +0300\r\nSubject: "
                        + subject
                        + "\r\n"
                        + head
                        + "\r\nНе работает "
                        + number
                        + "\r\n";
        return mail.getBytes(StandardCharsets.UTF_8);
    }
}
