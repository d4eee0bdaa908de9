package opora.search;

import java.util.List;
import opora.backbone.Handles;
import opora.shell.DataGathered;
import opora.shell.DataWanted;
import opora.shell.PersonalRows;
import opora.shell.PersonalRows.Kind;
import org.springframework.stereotype.Component;

/// Tells people by what their tickets are found.
@Component
class GatherData {
    private static final String TICKETS =
            """
            select number, name, email, phone, address, subject, product, tags, fields, opened_at
            from search.tickets where customer = ? order by number
            """;
    private static final String TEXTS =
            """
            select t.number, x.words, x.at from search.tickets t join search.texts x using (number)
            where t.customer = ? and not x."inner" order by t.number, x.at
            """;

    private final PersonalRows rows;

    GatherData(PersonalRows rows) {
        this.rows = rows;
    }

    @Handles
    List<DataGathered> on(DataWanted wanted) {
        return rows.gathered(
                wanted, SearchContext.NAME, new Kind("tickets", TICKETS), new Kind("texts", TEXTS));
    }
}
