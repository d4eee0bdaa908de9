package opora.mailroom;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import opora.shell.Flaw;
import opora.shell.Outbound;
import org.jspecify.annotations.Nullable;

/// Looks for what is wrong with a mailbox as somebody wants it.
///
/// @param before the box as it is; null for a new one
record BoxCheck(BoxDraft draft, @Nullable Box before, Outbound outbound) {
    private static final int LONGEST = 200;
    private static final int LONGEST_PASSWORD = 1_000;
    private static final Pattern ADDRESS =
            Pattern.compile(
                    "[A-Za-z0-9._%-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,250}[A-Za-z0-9])?");
    private static final Set<String> LANGUAGES = Set.of("ru", "en");

    List<Flaw> flaws() {
        var flaws = new ArrayList<Flaw>();
        if (!isName(draft.name())) {
            flaws.add(Flaw.of("name", "mailroom.flaw.name", LONGEST));
        }
        if (!ADDRESS.matcher(BoxDraft.text(draft.address())).matches()) {
            flaws.add(Flaw.of("address", "mailroom.flaw.address"));
        }
        if (!LANGUAGES.contains(BoxDraft.text(draft.language()))) {
            flaws.add(Flaw.of("language", "mailroom.flaw.choice"));
        }
        flawOfChoice(flaws, "way", Box.Way.class, draft.wayOr());
        flawOfChoice(flaws, "security", Box.Security.class, draft.securityOr());
        flawOfChoice(flaws, "afterwards", Box.Afterwards.class, draft.afterwardsOr());
        if (!isPort()) {
            flaws.add(Flaw.of("port", "mailroom.flaw.port"));
        }
        flaws.addAll(flawsOfServer());
        flawOfPassword(flaws);
        return flaws;
    }

    private boolean isFetched() {
        return draft.wayOr().equals(Box.Way.IMAP.name());
    }

    /// Where mails are brought to us, there may be none.
    private List<Flaw> flawsOfServer() {
        var fetched = isFetched();
        var flaws = new ArrayList<Flaw>();
        if (fetched ? !reaches() : !isText(draft.host())) {
            flaws.add(Flaw.of("host", "mailroom.flaw.host"));
        }
        if (fetched ? !isName(draft.login()) : !isText(draft.login())) {
            flaws.add(Flaw.of("login", "mailroom.flaw.login"));
        }
        if (!isText(draft.folder())) {
            flaws.add(Flaw.of("folder", "mailroom.flaw.name", LONGEST));
        }
        if (fetched && moves() ? !isAnotherFolder() : !isText(draft.movedTo())) {
            flaws.add(Flaw.of("movedTo", "mailroom.flaw.moved"));
        }
        return flaws;
    }

    /// One that is kept goes nowhere but where it went: whoever names another server would get to
    /// know it there.
    private void flawOfPassword(List<Flaw> flaws) {
        var elsewhere = flaws.isEmpty() && goesElsewhere();
        var typed = BoxDraft.text(draft.password());
        var kept = before != null && before.secret();
        if (typed.length() > LONGEST_PASSWORD || isFetched() && typed.isEmpty() && !kept) {
            flaws.add(Flaw.of("password", "mailroom.flaw.password"));
        } else if (isFetched() && typed.isEmpty() && elsewhere) {
            flaws.add(Flaw.of("password", "mailroom.flaw.password.again"));
        }
    }

    private boolean goesElsewhere() {
        return before != null && !draft.server().equals(BoxDraft.of(before).server());
    }

    private boolean moves() {
        return draft.afterwardsOr().equals(Box.Afterwards.MOVE.name());
    }

    private boolean isAnotherFolder() {
        return isName(draft.movedTo()) && !BoxDraft.text(draft.movedTo()).equals(draft.folderOr());
    }

    private boolean isPort() {
        var typed = BoxDraft.text(draft.port());
        return typed.isEmpty()
                || typed.matches("[1-9]\\d{0,4}") && Integer.parseInt(typed) <= 65_535;
    }

    private boolean reaches() {
        try {
            var typed = BoxDraft.text(draft.host());
            return typed.length() <= LONGEST
                    && typed.matches("[A-Za-z0-9.:\\[\\]-]+")
                    && outbound.allows(URI.create("https://" + typed + "/"));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean isName(@Nullable String typed) {
        return isText(typed) && !BoxDraft.text(typed).isEmpty();
    }

    private static boolean isText(@Nullable String typed) {
        var text = BoxDraft.text(typed);
        return text.length() <= LONGEST && text.chars().noneMatch(Character::isISOControl);
    }

    private static <E extends Enum<E>> void flawOfChoice(
            List<Flaw> flaws, String field, Class<E> choices, String typed) {
        for (var choice : choices.getEnumConstants()) {
            if (choice.name().equals(typed)) {
                return;
            }
        }
        flaws.add(Flaw.of(field, "mailroom.flaw.choice"));
    }
}
