package opora.backbone;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// The keys that seal what events say of persons. Each database makes one of its own for each
/// person, together with the first event that needs it; [KeyTopic] brings it to the others. To
/// destroy a person's keys is to make all of that unreadable, wherever copies of it are.
public final class PersonKeys {
    private static final int MOST_REMEMBERED = 100_000;
    private static final int LONGEST_REMEMBERED = 2_000;
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(3);
    private static final long LOOK_MILLIS = 50;

    /// A letter to one person may say something of another.
    private static final int DEEPEST = 3;

    private final DataSource joined;
    private final LatelySealed lately = new LatelySealed();
    private final Map<String, PersonKey> own = new ConcurrentHashMap<>();
    private final Map<String, PersonKey> known = new ConcurrentHashMap<>();

    /// Waited for once without success: the next ones fail at once and are tried again later.
    private final Set<String> inVain = ConcurrentHashMap.newKeySet();

    private volatile KeyWrap wrap = KeyWrap.NONE;
    private volatile Runnable made = () -> {};
    private volatile @Nullable Set<String> erased;

    PersonKeys(DataSource joined) {
        this.joined = joined;
    }

    void wrap(KeyWrap chosen) {
        wrap = chosen;
    }

    /// Called after the commit of keys that were made, or destroyed.
    void onChange(Runnable listener) {
        made = listener;
    }

    /// A word that only these keys make readable again; as long as a transaction runs, a part of
    /// it.
    public String seal(String person, String text) {
        if (text.isEmpty()) {
            return text;
        }
        var sealed = key(person).seal(text);
        if (!sealed.isEmpty() && text.length() <= LONGEST_REMEMBERED) {
            lately.put(sealed, text);
        }
        return sealed;
    }

    /// What was sealed; empty when the key is destroyed, and the text itself when it was never
    /// sealed.
    public String open(String text) {
        if (!PersonKey.isSealed(text)) {
            return text;
        }
        var known = lately.get(text);
        if (known != null) {
            return known;
        }
        var found = PersonKey.SEALED.matcher(text);
        return found.matches() ? awaited(found.group(1)).open(found.group(2), "") : text;
    }

    /// The same, whoever it was sealed for.
    String open(String person, String text) {
        return open(text);
    }

    /// A text with everything sealed in it opened, for people's eyes. What nobody can open yet
    /// stays.
    public String reveal(String text, String instead) {
        return reveal(text, instead, word -> word);
    }

    String reveal(String text) {
        return reveal(text, "");
    }

    /// Whether the key of something sealed in it has not come here yet.
    public boolean waits(String text) {
        return PersonKey.SEALED
                .matcher(text)
                .results()
                .anyMatch(each -> find(each.group(1)) == null);
    }

    /// The same for a text that is JSON.
    public String revealJson(String json) {
        return reveal(
                json, "", word -> new String(JsonStringEncoder.getInstance().quoteAsString(word)));
    }

    private String reveal(String text, String instead, UnaryOperator<String> form) {
        var open = text;
        for (var depth = 0; depth < DEEPEST && PersonKey.SEALED.matcher(open).find(); depth++) {
            open =
                    PersonKey.SEALED
                            .matcher(open)
                            .replaceAll(
                                    found -> Matcher.quoteReplacement(shown(found, instead, form)));
        }
        return open;
    }

    private String shown(MatchResult found, String instead, UnaryOperator<String> form) {
        var key = find(found.group(1));
        try {
            return key == null ? found.group() : form.apply(key.open(found.group(2), instead));
        } catch (RuntimeException e) {
            return found.group(); // somebody typed what looks like it
        }
    }

    /// Destroys all keys of a person, here with the running transaction and in other databases as
    /// soon as they hear of it. There is no way back.
    public void erase(String person) {
        run(
                connection -> {
                    PersonKeyRows.erase(connection, person);
                    return person;
                });
        afterwards(() -> forget(person));
    }

    /// Whether this person is erased.
    public boolean erased(String person) {
        var all = erased;
        if (all == null) {
            all = ConcurrentHashMap.newKeySet();
            all.addAll(run(PersonKeyRows::erased));
            erased = all;
        }
        return all.contains(person);
    }

    void forget(String person) {
        lately.clear();
        own.remove(person);
        known.values().removeIf(key -> key.person().equals(person));
        if (erased != null) {
            Objects.requireNonNull(erased).add(person);
        }
        made.run();
    }

    /// Looks all of them up at once, so that a batch of events needs one question.
    void prepare(Collection<String> persons) {
        var missing =
                new TreeSet<String>(); // in one order, or two transactions wait for each other
        for (var person : persons) {
            if (remembered(person) == null) {
                missing.add(person);
            }
        }
        if (missing.isEmpty()) {
            return;
        }
        var there = run(connection -> PersonKeyRows.own(connection, missing, this::read));
        there.forEach(this::remember);
        there.forEach(key -> missing.remove(key.person()));
        if (!missing.isEmpty()) {
            make(missing);
        }
    }

    private void make(Set<String> persons) {
        var fresh = new ArrayList<PersonKeyRows.Fresh>();
        for (var person : persons) {
            var id = PersonKey.freshId();
            var wrapped = wrap.wrap(PersonKey.random(PersonKey.BYTES), id);
            fresh.add(new PersonKeyRows.Fresh(id, person, wrapped));
        }
        run(
                connection -> {
                    PersonKeyRows.add(connection, fresh);
                    return fresh;
                });
        var keys = run(connection -> PersonKeyRows.own(connection, persons, this::read));
        if (Transaction.CURRENT.isBound()) {
            // a key that is rolled back must not be remembered
            keys.forEach(key -> Transaction.current().keys.put(key.person(), key));
        }
        afterwards(
                () -> {
                    keys.forEach(this::remember);
                    made.run();
                });
    }

    private PersonKey key(String person) {
        var key = remembered(person);
        if (key == null) {
            prepare(Set.of(person));
            key = remembered(person);
        }
        return Objects.requireNonNull(key);
    }

    private @Nullable PersonKey remembered(String person) {
        var key = own.get(person);
        return key != null || !Transaction.CURRENT.isBound()
                ? key
                : Transaction.current().keys.get(person);
    }

    private void remember(PersonKey key) {
        if (own.size() > MOST_REMEMBERED) {
            own.clear();
        }
        own.put(key.person(), key);
        remember(key.id(), key);
    }

    /// The key of another database may be some milliseconds later than the event it was made for.
    private PersonKey awaited(String id) {
        var key = find(id);
        if (key == null && inVain.add(id)) {
            key = await(id);
        }
        if (key == null) {
            throw new KeyIsLate(id);
        }
        inVain.remove(id);
        return key;
    }

    private @Nullable PersonKey await(String id) {
        var deadline = System.nanoTime() + PATIENCE_NANOS;
        var key = find(id);
        while (key == null && System.nanoTime() < deadline) {
            try {
                Thread.sleep(LOOK_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return null;
            }
            key = find(id);
        }
        return key;
    }

    private @Nullable PersonKey find(String id) {
        var key = known.get(id);
        if (key == null) {
            key =
                    this.<@Nullable PersonKey>run(
                            connection -> PersonKeyRows.find(connection, id, this::read));
            if (key != null && !Transaction.CURRENT.isBound()) {
                remember(id, key);
            } else if (key != null) {
                var found = key;
                Transaction.current().afterCommit.add(() -> remember(id, found));
            }
        }
        return key;
    }

    private void remember(String id, PersonKey key) {
        if (known.size() > MOST_REMEMBERED) {
            known.clear();
        }
        known.put(id, key);
    }

    private PersonKey read(ResultSet row) throws SQLException {
        var id = row.getString(1);
        var wrapped = row.getBytes(3);
        return PersonKey.of(
                id, row.getString(2), wrapped == null ? null : wrap.unwrap(wrapped, id));
    }

    private static void afterwards(Runnable act) {
        if (Transaction.CURRENT.isBound()) {
            Transaction.current().afterCommit.add(act);
        } else {
            act.run();
        }
    }

    private <T extends @Nullable Object> T run(Database.Work<T> work) {
        try (Connection connection = joined.getConnection()) {
            return work.run(connection);
        } catch (SQLException e) {
            throw new DatabaseFailure(e);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
