package opora.cards;

import opora.shell.Door;
import opora.shell.MenuItem;
import opora.shell.MenuItem.Part;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@ComponentScan
@EnableConfigurationProperties(CardsSettings.class)
public class CardsContext {
    static final String NAME = "cards";
    private static final String OWN = "cards.own";

    @Bean
    MenuItem cardsItem() {
        return new MenuItem(Part.OWN, 25, "cards", "/cards", "credit-card");
    }

    @Bean
    Door cardsDoor() {
        return Door.scoped("/cards/**", OWN);
    }

    @Bean
    Door cardsApiDoor() {
        return Door.scoped("/api/cards/**", OWN);
    }

    @Bean
    Door rotationsDoor() {
        return Door.of("/api/cards/rotations", "cards.keys");
    }
}
