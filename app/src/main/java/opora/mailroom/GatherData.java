package opora.mailroom;

import java.util.List;
import opora.backbone.Handles;
import opora.shell.DataGathered;
import opora.shell.DataWanted;
import opora.shell.PersonalRows;
import opora.shell.PersonalRows.Kind;
import org.springframework.stereotype.Component;

/// Tells people which mails of theirs we have.
@Component
class GatherData {
    private static final String PERSON = "select * from mailroom.people where username = ?";
    private static final String MAILS =
            """
            select m.message_id, m.sender, m.sender_name, m.subject, m.received_at, m.fate, m.ticket,
                left(encode(r.content, 'escape'), 100000) as as_it_came
            from mailroom.mails m left join mailroom.raws r on r.mail_id = m.id
            where m.customer = ? order by m.id
            """;

    private final PersonalRows rows;

    GatherData(PersonalRows rows) {
        this.rows = rows;
    }

    @Handles
    List<DataGathered> on(DataWanted wanted) {
        return rows.gathered(
                wanted, MailroomContext.NAME, new Kind("person", PERSON), new Kind("mails", MAILS));
    }
}
