package opora.bench;

import java.util.function.Supplier;

/// Kills the process at one step of a mail's way after the other, and starts it again.
final class MailKiller {
    private static final long LONGEST_WAIT_NANOS = 8_000_000_000L;
    private static final int STEPS = MailStep.ALL.size() + 2;

    private final String url;
    private final MailWatch watch;
    private final Supplier<Jvm> start;
    private final int kills;
    private Jvm application;
    private int killed;
    private long notBefore;
    private int handled;

    MailKiller(String url, MailWatch watch, Supplier<Jvm> start, Jvm application, int kills) {
        this.url = url;
        this.watch = watch;
        this.start = start;
        this.application = application;
        this.kills = kills;
    }

    int killed() {
        return killed;
    }

    boolean finished() {
        return killed >= kills || watch.settled();
    }

    /// Kills when it is time: something was done since the last one.
    void round() {
        if (!application.isAlive()) {
            throw new IllegalStateException("the process ended by itself");
        }
        var now = watch.handled();
        if (killed >= kills || System.nanoTime() < notBefore || now <= handled) {
            return;
        }
        var which = killed % STEPS;
        if (which < MailStep.ALL.size()) {
            killIn(MailStep.ALL.get(which));
        } else if (which == MailStep.ALL.size()) {
            killAfterACommit();
        } else {
            kill("at any moment");
        }
    }

    private void killIn(MailStep step) {
        step.stop(url);
        var begin = System.nanoTime();
        var reached = watch.stepReached();
        while (!reached && System.nanoTime() - begin < LONGEST_WAIT_NANOS) {
            Pause.millis(10);
            reached = watch.stepReached();
        }
        kill(reached ? step.name() : "with nothing under way");
        step.goOn(url);
    }

    /// Before anybody has heard of it: a server its 250, a folder that a mail may go.
    private void killAfterACommit() {
        var before = watch.raws();
        var begin = System.nanoTime();
        while (watch.raws() == before && System.nanoTime() - begin < LONGEST_WAIT_NANOS) {
            Pause.millis(2);
        }
        kill("right after a mail was written down");
    }

    private void kill(String when) {
        application.kill();
        killed++;
        System.out.printf("  killed for the %d. time %s%n", killed, when);
        handled = watch.handled(); // the next one dies at work, and not at its start
        application = start.get();
        notBefore = System.nanoTime() + 1_000_000_000L;
    }
}
