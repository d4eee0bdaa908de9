package opora.privacy;

import java.util.List;
import opora.backbone.Handles;
import opora.shell.DataGathered;
import opora.shell.DataWanted;
import opora.shell.PersonalRows;
import opora.shell.PersonalRows.Kind;
import org.springframework.stereotype.Component;

/// Tells people what they decided here.
@Component
class GatherData {
    private static final String DECISIONS =
            """
            select d.purpose, d.version, d.given, d.decided_at, p.words_ru, p.words_en
            from privacy.decisions d
            join privacy.purposes p on p.name = d.purpose and p.version = d.version
            where d.username = ? order by d.position
            """;
    private static final String READER = "select * from privacy.readers where username = ?";
    private static final String EXPORTS =
            "select id, wanted_at from privacy.exports where username = ? order by wanted_at";

    private final PersonalRows rows;

    GatherData(PersonalRows rows) {
        this.rows = rows;
    }

    @Handles
    List<DataGathered> on(DataWanted wanted) {
        return rows.gathered(
                wanted,
                "privacy",
                new Kind("decisions", DECISIONS),
                new Kind("reader", READER),
                new Kind("exports", EXPORTS));
    }
}
