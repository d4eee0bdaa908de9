package opora.cards;

import java.util.List;
import opora.backbone.Handles;
import opora.privacy.ErasureAnswered;
import opora.privacy.ErasureAsked;
import opora.privacy.PersonErased;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Removes the cards of somebody who is erased, once nothing is being charged on them.
@Component
class ForgetCards {
    private final JdbcClient db;
    private final Cards cards;

    ForgetCards(JdbcClient db, Cards cards) {
        this.db = db;
        this.cards = cards;
    }

    @Handles
    ErasureAnswered on(ErasureAsked asked) {
        var sql =
                """
                select exists (
                    select from cards.charges where username = ? and state in ('WAITING', 'UNKNOWN', 'ACTION'))
                """;
        var open = db.sql(sql).param(asked.username()).query(Boolean.class).single();
        return ErasureAnswered.of(asked, CardsContext.NAME, open ? List.of("charges") : List.of());
    }

    @Handles
    void on(PersonErased erased) {
        cards.of(erased.username()).forEach(card -> cards.remove(erased.username(), card.id()));
    }
}
