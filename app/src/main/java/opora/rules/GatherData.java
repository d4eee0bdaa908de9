package opora.rules;

import java.util.List;
import opora.backbone.Handles;
import opora.shell.DataGathered;
import opora.shell.DataWanted;
import opora.shell.PersonalRows;
import opora.shell.PersonalRows.Kind;
import org.springframework.stereotype.Component;

/// Tells people how rules write to them, and as whose members they are told something.
@Component
class GatherData {
    private static final String READER = "select * from rules.readers where username = ?";
    private static final String MEMBER = "select kind, name from rules.members where username = ?";

    private final PersonalRows rows;

    GatherData(PersonalRows rows) {
        this.rows = rows;
    }

    @Handles
    List<DataGathered> on(DataWanted wanted) {
        return rows.gathered(
                wanted, RulesContext.NAME, new Kind("reader", READER), new Kind("member", MEMBER));
    }
}
