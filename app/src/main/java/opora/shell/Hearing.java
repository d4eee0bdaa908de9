package opora.shell;

import java.util.List;
import opora.backbone.Tail;
import org.springframework.context.SmartLifecycle;

/// Something that hears events in every process, from the moment it runs on: nothing is remembered
/// of what came before, and nothing is handled once for all.
public abstract class Hearing implements SmartLifecycle {
    private List<Tail<?>> tails = List.of();

    /// Begins to hear.
    protected abstract List<Tail<?>> open();

    @Override
    public final synchronized void start() {
        tails = open();
    }

    @Override
    public final synchronized void stop() {
        tails.forEach(Tail::close);
        tails = List.of();
    }

    @Override
    public final synchronized boolean isRunning() {
        return !tails.isEmpty();
    }
}
