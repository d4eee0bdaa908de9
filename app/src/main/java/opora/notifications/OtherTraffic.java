package opora.notifications;

import java.util.List;
import opora.notifications.NotificationRequested.Channel;
import opora.shell.Outbound;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Starts and stops the couriers of what is no mail.
@Component
class OtherTraffic implements SmartLifecycle {
    private final List<Courier> couriers;
    private volatile boolean running;

    OtherTraffic(
            LetterLines lines,
            LettersInHand letters,
            NotificationsSettings settings,
            TextSettings texts,
            Devices devices,
            PushIdentity identity,
            Outbound outbound) {
        this.couriers =
                List.of(
                        new Courier(
                                lines,
                                letters,
                                new CourierBell(),
                                Channel.PUSH,
                                () -> new PushLine(devices, identity, outbound, settings),
                                settings),
                        new Courier(
                                lines,
                                letters,
                                new CourierBell(),
                                Channel.TEXT,
                                () -> new TextLine(texts, settings.patience()),
                                settings));
    }

    @Override
    public void start() {
        running = true;
        couriers.forEach(Courier::start);
    }

    @Override
    public void stop() {
        running = false;
        couriers.forEach(Courier::close);
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /// As the mail's.
    @Override
    public int getPhase() {
        return 1;
    }
}
