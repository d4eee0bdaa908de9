package opora.cards;

import java.util.List;
import opora.backbone.Handles;
import opora.shell.DataGathered;
import opora.shell.DataWanted;
import opora.shell.PersonalRows;
import opora.shell.PersonalRows.Kind;
import org.springframework.stereotype.Component;

/// Tells people which cards they have and what was charged on them. The number stays where it is.
@Component
class GatherData {
    private static final String CARDS =
            """
            select id, brand, last4, month, year, preferred, added_at, removed_at from cards.cards
            where username = ? order by added_at
            """;
    private static final String CHARGES =
            """
            select id, last4, amount, currency, payee, state, reason, made_at, ended_at from cards.charges
            where username = ? order by made_at
            """;

    private final PersonalRows rows;

    GatherData(PersonalRows rows) {
        this.rows = rows;
    }

    @Handles
    List<DataGathered> on(DataWanted wanted) {
        return rows.gathered(
                wanted, "cards", new Kind("cards", CARDS), new Kind("charges", CHARGES));
    }
}
