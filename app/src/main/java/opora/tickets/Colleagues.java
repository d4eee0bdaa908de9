package opora.tickets;

import java.util.List;
import opora.shell.Rights;
import org.springframework.stereotype.Component;

/// The staff that may see a ticket: whoever is named on it should be able to look at it.
@Component
class Colleagues {
    private static final int FEW = 8;
    private static final int LONGEST = 64;

    private final Staff staff;
    private final Rights rights;

    Colleagues(Staff staff, Rights rights) {
        this.staff = staff;
        this.rights = rights;
    }

    /// @param typed a part of the name; empty for anybody
    List<String> find(Ticket ticket, String typed, String me) {
        return typed.length() > LONGEST
                ? List.of()
                : staff.called(typed).stream()
                        .filter(name -> !name.equals(me))
                        .filter(name -> see(name, ticket))
                        .limit(FEW)
                        .toList();
    }

    boolean see(String name, Ticket ticket) {
        return Sight.of(name, rights.scopes(name, TicketsContext.SEE)).covers(ticket);
    }
}
