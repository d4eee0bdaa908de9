package opora.identity;

import java.util.List;
import opora.shell.Deed;
import opora.shell.Finder;
import opora.shell.Frame;
import opora.shell.Journal;
import opora.shell.Person;
import org.springframework.stereotype.Component;

/// Finds accounts for staff, and tells the journal what they looked for.
@Component
class FindAccounts implements Finder {
    private static final int MOST = 5;

    private final AccountRows accounts;
    private final Journal journal;

    FindAccounts(AccountRows accounts, Journal journal) {
        this.accounts = accounts;
        this.journal = journal;
    }

    @Override
    public List<Found> find(Frame frame, Person person, String words) {
        if (!person.may("identity.accounts.see")) {
            return List.of();
        }
        var search = new AccountSearch(words, null, null, null);
        var found = accounts.find(search, MOST);
        journal.tell(
                Deed.of("identity.accounts.searched", Masked.of(search.beginning()))
                        .to("found", found.size()));
        return found.stream()
                .map(
                        row ->
                                new Found(
                                        row.username(),
                                        row.email(),
                                        "/accounts/" + row.username(),
                                        "user"))
                .toList();
    }
}
