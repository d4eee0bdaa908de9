package opora.backbone;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// A context in a simulation: two processes that share its places.
final class SimulatedContext {
    private static final int PROCESSES = 2;
    private static final RetryPolicy PATIENT =
            new RetryPolicy(1_000, Duration.ofSeconds(10), Duration.ofSeconds(160));

    private final Simulator.Member member;
    private final SimulatedStore store;
    private final EventTypes types;
    private final ConsumerMeters meters;
    private final List<SimulatedConsumer> processes = new ArrayList<>();
    private final List<Positions.Place> places = new ArrayList<>();
    private Clockwork clockwork;

    SimulatedContext(
            Simulator.Member member,
            SimulatedStore store,
            SimulatedLog log,
            EventTypes types,
            ConsumerMeters meters) {
        this.member = member;
        this.store = store;
        this.types = types;
        this.meters = meters;
        var objects = objects();
        var handlers = Handlers.of(objects.all());
        types.declare(handlers.events());
        clockwork = objects.clockwork();
        var topics = new TreeSet<String>();
        handlers.events().forEach(event -> topics.add(types.of(event).topic()));
        topics.forEach(topic -> places.addAll(SimulatedLog.placesOf(topic)));
        for (int i = 1; i <= PROCESSES; i++) {
            processes.add(new SimulatedConsumer(name() + "#" + i, log, this::consumption));
        }
        for (int i = 0; i < places.size(); i++) {
            processes.get(i % PROCESSES).own(places.get(i));
        }
    }

    private record Objects(List<Object> all, Clockwork clockwork) {}

    private Objects objects() {
        var sagas = new HashMap<String, Saga<?>>();
        var all = new ArrayList<Object>(member.handlersOf().apply(store.database()));
        for (var object : all) {
            if (object instanceof Saga<?> saga) {
                saga.join(name(), store.database());
                sagas.put(saga.name(), saga);
            }
        }
        return new Objects(
                all, new Clockwork(name(), store.database(), sagas, Duration.ofHours(1)));
    }

    private Consumption consumption() {
        var objects = objects();
        clockwork = objects.clockwork();
        var delivery = new Delivery(types, Handlers.of(objects.all()), meters);
        return new Consumption(name(), store.database(), delivery, PATIENT, meters);
    }

    String name() {
        return member.context();
    }

    Simulator.Member member() {
        return member;
    }

    void act(Simulator.Act act, Random random) {
        store.database()
                .transact(
                        name(),
                        connection -> {
                            act.run(store.database(), random);
                            return act;
                        });
    }

    @Nullable String poll(Random random) {
        var process = any(random);
        return guarded(process, random, () -> process.poll(random));
    }

    @Nullable String retry(Random random) {
        if (random.nextInt(3) == 0) {
            var rung = clockwork.ring();
            return rung == 0 ? null : name() + " clock rings " + rung;
        }
        var process = any(random);
        return guarded(process, random, process::retry);
    }

    private interface Turn {
        @Nullable String take();
    }

    /// A process goes on after a failure as [Consumer] does, or dies of it.
    private @Nullable String guarded(SimulatedConsumer process, Random random, Turn turn) {
        try {
            var said = turn.take();
            return said == null ? null : process.name() + " " + said;
        } catch (RuntimeException e) {
            var dies = random.nextInt(3) == 0;
            if (dies || !(e instanceof Fenced || DatabaseFailure.isPassing(e))) {
                process.rise();
            } else {
                process.forget();
            }
            return "%s %s after %s"
                    .formatted(process.name(), dies ? "dies" : "starts over", Failures.sentence(e));
        }
    }

    /// Dies, or loses a place to another process, and does not always hear of it.
    @Nullable String unrest(Random random) {
        var from = any(random);
        var to = any(random);
        if (from == to || places.isEmpty()) {
            from.rise();
            return from.name() + " dies";
        }
        var place = places.get(random.nextInt(places.size()));
        for (var process : processes) {
            process.disown(place);
        }
        to.own(place);
        var said = "%s takes over %s-%d".formatted(to.name(), place.topic(), place.partition());
        guarded(
                to,
                random,
                () -> {
                    to.stand();
                    return "";
                });
        if (random.nextBoolean()) {
            return said + ", unheard";
        }
        return guarded(
                from,
                random,
                () -> {
                    from.stand();
                    return "hears that " + said;
                });
    }

    private SimulatedConsumer any(Random random) {
        return processes.get(random.nextInt(processes.size()));
    }

    void everyoneStands() {
        processes.forEach(SimulatedConsumer::stand);
    }

    boolean settle() {
        var moved = clockwork.ring() > 0;
        for (var process : processes) {
            moved |= process.settle();
        }
        return moved;
    }
}
