package opora.billing;

import opora.Settings;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// The money of the demo's people: Anna has plenty, Boris next to none.
@Component
@Order(1)
class DemoMoney implements ApplicationRunner {
    private final Settings settings;
    private final TopUp topUp;

    DemoMoney(Settings settings, TopUp topUp) {
        this.settings = settings;
        this.topUp = topUp;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (settings.demo()) {
            topUp.topUp("anna", "demo", 25_000_000);
            topUp.topUp("boris", "demo", 100_000);
        }
    }
}
