package opora.billing;

import opora.shell.Door;
import opora.shell.MenuItem;
import opora.shell.MenuItem.Part;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@ComponentScan
@EnableConfigurationProperties(BillingSettings.class)
public class BillingContext {
    private static final String WALLET = "billing.wallet";
    private static final String ADMINISTER = "billing.administer";

    @Bean
    MenuItem walletItem() {
        return new MenuItem(Part.OWN, 20, "wallet", "/wallet", "wallet");
    }

    @Bean
    Door walletDoor() {
        return Door.scoped("/wallet/**", WALLET);
    }

    @Bean
    Door walletApiDoor() {
        return Door.scoped("/api/wallet/**", WALLET);
    }

    @Bean
    MenuItem ledgerItem() {
        return new MenuItem(Part.MONEY, 60, "ledger", "/ledger", "book-2");
    }

    @Bean
    Door ledgerDoor() {
        return Door.of("/ledger/**", ADMINISTER);
    }

    @Bean
    Door ledgerApiDoor() {
        return Door.of("/api/ledger/**", ADMINISTER);
    }
}
