package opora.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/// A ticket of the past, with what happened to it: all that is drawn of it. Its place among all
/// tickets and the seed decide everything.
record Drawn(
        int place,
        UUID id,
        String customer,
        String name,
        Language language,
        String topic,
        String product,
        String subject,
        String text,
        String address,
        String tags,
        String channel,
        String kind,
        int impact,
        int urgency,
        String status,
        String phase,
        String expert,
        boolean queued,
        String resolution,
        int stars,
        Instant openedAt,
        List<Said> said) {
    static final int EXPERTS = 40;
    private static final int TICKETS_OF_ONE = 20;
    private static final Duration SPAN = Duration.ofDays(3 * 365);
    private static final double NEWEST = 0.05;

    /// In what they write.
    enum Language {
        RU,
        EN
    }

    /// A line after the first.
    record Said(boolean staff, boolean internal, String words, int minutes) {}

    /// @param until the moment of the last one
    static Drawn of(DeskSeed.Plan plan, int place, Instant until) {
        var random = new Random(plan.seed() * 0x9E3779B97F4A7C15L + place * 0xBF58476D1CE4E5B9L);
        random.nextLong();
        var people = Math.max(10, plan.tickets() / TICKETS_OF_ONE);
        var person = random.nextInt(people);
        var language = person % 4 == 3 ? Language.EN : Language.RU;
        var share = (place + 0.5) / plan.tickets();
        var at = until.minus(Duration.ofSeconds((long) (SPAN.toSeconds() * (1 - share))));
        var words = new Stories(random, language);
        var topic = words.topic();
        var stand = Stand.draw(random, 1 - share < NEWEST);
        var said = said(random, words, stand);
        return new Drawn(
                place,
                id(at, random),
                customer(person),
                words.name(person),
                language,
                topic,
                words.product(),
                words.subject(),
                words.text(place),
                words.address(),
                words.tags(),
                List.of("PORTAL", "PORTAL", "PHONE", "MAIL", "API").get(random.nextInt(5)),
                random.nextInt(4) == 0 ? "REQUEST" : "INCIDENT",
                random.nextInt(3),
                random.nextInt(3),
                stand.status,
                stand.phase,
                stand.worked ? "expert-" + (1 + random.nextInt(EXPERTS)) : "",
                !stand.worked && stand.open() && random.nextBoolean(),
                stand.finished() ? words.resolution() : "",
                stand.finished() && random.nextInt(3) == 0 ? 1 + random.nextInt(5) : 0,
                at,
                said);
    }

    static String customer(int person) {
        return "person-" + (person + 1);
    }

    /// How far tickets have come. Old ones are nearly all over.
    private record Stand(String status, String phase, boolean worked) {
        static Stand draw(Random random, boolean young) {
            var dice = random.nextInt(100);
            if (young && dice < 75) {
                return dice < 25
                        ? new Stand("new", "NEW", false)
                        : dice < 40
                                ? new Stand("assigned", "WORKING", true)
                                : dice < 60
                                        ? new Stand("working", "WORKING", true)
                                        : new Stand("waiting", "WAITING", true);
            }
            return dice < 3
                    ? new Stand("cancelled", "CANCELLED", true)
                    : young && dice < 90
                            ? new Stand("solved", "DONE", true)
                            : new Stand("closed", "CLOSED", true);
        }

        boolean open() {
            return phase.equals("NEW") || phase.equals("WORKING") || phase.equals("WAITING");
        }

        boolean finished() {
            return phase.equals("DONE") || phase.equals("CLOSED");
        }
    }

    private static List<Said> said(Random random, Stories words, Stand stand) {
        var said = new ArrayList<Said>();
        var lines = stand.worked ? 1 + random.nextInt(3) : random.nextInt(2);
        for (int i = 0; i < lines; i++) {
            var staff = stand.worked && i % 2 == 0;
            var internal = staff && random.nextInt(4) == 0;
            said.add(
                    new Said(staff, internal, words.line(staff), 20 + 30 * i + random.nextInt(20)));
        }
        return said;
    }

    /// As ids made at that moment are.
    private static UUID id(Instant at, Random random) {
        var high = at.toEpochMilli() << 16 | 0x7000L | random.nextInt(1 << 12);
        var low = 0x8000000000000000L | random.nextLong() >>> 2;
        return new UUID(high, low);
    }
}
