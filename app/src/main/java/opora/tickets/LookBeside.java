package opora.tickets;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// Looks up who calls and what they asked before, within what the agent may see.
@Component
class LookBeside {
    private static final int SHOWN = 8;

    private final FindPeople people;
    private final Lists lists;
    private final FindAlike alike;
    private final Statuses statuses;

    LookBeside(FindPeople people, Lists lists, FindAlike alike, Statuses statuses) {
        this.people = people;
        this.lists = lists;
        this.alike = alike;
        this.statuses = statuses;
    }

    Beside look(Sight sight, String heard, PhoneForm form) {
        var picked = form.word("customer");
        var found = people.find(heard);
        var known = picked.isEmpty() ? people.known(form.caller()) : List.<FoundPerson>of();
        var whose =
                picked.isEmpty()
                        ? known.stream().map(FoundPerson::username).toList()
                        : List.of(picked);
        return new Beside(
                found,
                known.stream().filter(one -> !found.contains(one)).toList(),
                lists.of(sight, whose, SHOWN),
                alike(sight, form, whose.isEmpty()),
                statuses.model());
    }

    private List<Line> alike(Sight sight, PhoneForm form, boolean nobody) {
        var like = this.alike.find(sight, form.word("subject"), SHOWN);
        var about = nobody ? lists.about(sight, form.word("product"), SHOWN) : List.<Line>of();
        return Stream.concat(like.stream(), about.stream()).distinct().limit(SHOWN).toList();
    }
}
