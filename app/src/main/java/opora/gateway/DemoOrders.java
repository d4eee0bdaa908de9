package opora.gateway;

import java.util.List;
import opora.Settings;
import opora.gateway.OrderWish.Item;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// What the demo's people have ordered before anybody looks; Boris wants more than he can pay.
@Component
@Order(2)
class DemoOrders implements ApplicationRunner {
    private final Settings settings;
    private final AcceptOrders intake;

    DemoOrders(Settings settings, AcceptOrders intake) {
        this.settings = settings;
        this.intake = intake;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (settings.demo()) {
            order("anna", "demo-1", new Item("notebook-14", 1), new Item("support-year", 1));
            order("anna", "demo-2", new Item("cable-usb-c", 3), new Item("charger-65w", 1));
            order("boris", "demo-1", new Item("headphones", 1));
            order("boris", "demo-2", new Item("cable-usb-c", 1));
        }
    }

    private void order(String username, String key, Item... items) {
        var wish = new OrderWish(List.of(items), "Москва, Арбат, 1", OrderWish.WALLET);
        intake.accept(Request.of(username, key, wish)); // a twin is what a second start finds
    }
}
