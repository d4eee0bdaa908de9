package opora.bench;

import java.util.function.BooleanSupplier;

/// Something that can be killed and started again on the same data.
final class Victim {
    private final String name;
    private final Runnable kill;
    private final Runnable start;
    private final BooleanSupplier lives;
    private volatile boolean up;

    /// @param start returns when it is ready
    Victim(String name, Runnable kill, Runnable start, BooleanSupplier lives) {
        this.name = name;
        this.kill = kill;
        this.start = start;
        this.lives = lives;
    }

    String name() {
        return name;
    }

    /// Whether it has been started and was not killed since.
    boolean up() {
        return up;
    }

    boolean lives() {
        return lives.getAsBoolean();
    }

    void kill() {
        up = false;
        kill.run();
    }

    /// A process whose engines are away at the moment gives up after a while; then it is started
    /// once more, as anybody who runs services would have it.
    void start() {
        for (int attempt = 1; !up; attempt++) {
            try {
                start.run();
                up = true;
            } catch (RuntimeException e) {
                if (attempt == 10) {
                    throw e;
                }
                Pause.millis(500);
            }
        }
    }

    /// It was up and ended without being told to.
    void gone() {
        up = false;
    }
}
