package opora.notifications;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import opora.notifications.NotificationRequested.Channel;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings the letters of one channel out, one after the other, on a thread of its own.
final class Courier implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Courier.class);
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);

    private static final Answer LATE = new Answer.PutOff("a key of personal data is on its way");

    private final LetterLines lines;
    private final LettersInHand letters;
    private final CourierBell bell;
    private final Channel channel;
    private final Supplier<Line> way;
    private final NotificationsSettings settings;
    private final Thread thread;
    private volatile boolean closing;
    private int absences;
    private String last = "";
    private boolean idle = true;

    Courier(
            LetterLines lines,
            LettersInHand letters,
            CourierBell bell,
            Channel channel,
            Supplier<Line> way,
            NotificationsSettings settings) {
        this.lines = lines;
        this.letters = letters;
        this.bell = bell;
        this.channel = channel;
        this.way = way;
        this.settings = settings;
        this.thread = Thread.ofPlatform().name("courier-" + channel.wire()).unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    private void run() {
        try (var line = way.get()) {
            while (!closing) {
                round(line);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void round(Line line) throws InterruptedException {
        try {
            var people = lines.after(last, channel);
            last = people.size() < LetterLines.PEOPLE ? "" : people.getLast();
            var batch = people.isEmpty() ? List.<Letter>of() : letters.claim(people, channel);
            if (!batch.isEmpty()) {
                idle = false;
                deliver(batch, line);
            } else if (last.isEmpty()) {
                rest();
            }
        } catch (RuntimeException e) {
            if (!closing) {
                log.warn("the courier waits for the database: {}", e.getMessage());
                Thread.sleep(LOOK);
            }
        }
    }

    /// Everybody has had their turn: once it brought nothing, there is time.
    private void rest() throws InterruptedException {
        if (idle) {
            bell.await(LOOK);
        }
        idle = true;
    }

    private void deliver(List<Letter> batch, Line line) throws InterruptedException {
        if (bring(batch, line)) {
            absences = 0;
        } else {
            absences++;
            Thread.sleep(pause(absences));
        }
    }

    /// Answers false when there is no server to bring them to.
    private boolean bring(List<Letter> batch, Line line) {
        LettersInHand.@Nullable Attempt done = null;
        for (int i = 0; i < batch.size() && !closing; i++) {
            var letter = batch.get(i);
            if (letter.doubts() >= Fate.MOST_DOUBTS) {
                letters.turn(done, null);
                letters.turn(abandoned(letter), null);
                done = null;
            } else if (letters.turn(done, letter)) {
                var answer = letters.unreadable(letter) ? LATE : line.send(letter);
                done = attempt(letter, answer);
                if (answer instanceof Answer.Nobody nobody) {
                    log.warn("{} waits: {}", channel.wire(), nobody.reason());
                    letters.turn(done, null);
                    letters.release(batch.subList(i + 1, batch.size()));
                    return false;
                }
            } else {
                done = null;
            }
        }
        letters.turn(done, null);
        if (closing) {
            letters.release(batch);
        }
        return true;
    }

    private LettersInHand.Attempt attempt(Letter letter, Answer answer) {
        var fate = Fate.decide(letter, answer, Instant.now(), settings.giveUp());
        switch (fate) {
            case Fate.Sent sent -> log.debug("{} is sent", letter.id());
            case Fate.Ended ended ->
                    log.warn("{} ends as {}: {}", letter.id(), ended.state(), ended.reason());
            case Fate.Again again -> log.info("{} is tried again: {}", letter.id(), again.reason());
        }
        return new LettersInHand.Attempt(letter, fate);
    }

    private static LettersInHand.Attempt abandoned(Letter letter) {
        return new LettersInHand.Attempt(
                letter,
                new Fate.Ended(
                        Fate.State.UNCERTAIN, "may have gone out twice without our knowing"));
    }

    private static Duration pause(int absences) {
        var pause = Duration.ofMillis(500L << Math.min(absences - 1, 10));
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }

    @Override
    public void close() {
        closing = true;
        bell.ring();
        try {
            if (!thread.join(Duration.ofSeconds(3))) {
                thread.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
