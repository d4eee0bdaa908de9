package opora.imports;

import java.util.List;
import opora.backbone.Handles;
import opora.shell.DataGathered;
import opora.shell.DataWanted;
import opora.shell.PersonalRows;
import opora.shell.PersonalRows.Kind;
import org.springframework.stereotype.Component;

/// Tells people what is known of them here, and what they brought.
@Component
class GatherData {
    private static final String PERSON = "select * from imports.people where username = ?";
    private static final String RUNS =
            "select source, name, begun_at, ended_at, state from imports.runs where begun_by = ? order by begun_at";

    private final PersonalRows rows;

    GatherData(PersonalRows rows) {
        this.rows = rows;
    }

    @Handles
    List<DataGathered> on(DataWanted wanted) {
        return rows.gathered(
                wanted, ImportsContext.NAME, new Kind("person", PERSON), new Kind("imports", RUNS));
    }
}
