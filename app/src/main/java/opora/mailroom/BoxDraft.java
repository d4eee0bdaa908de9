package opora.mailroom;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import opora.shell.Flaw;
import opora.shell.Frame;
import opora.shell.Outbound;
import opora.shell.Sent;
import org.jspecify.annotations.Nullable;

/// What somebody wants a mailbox to be, not checked yet.
///
/// @param password empty to keep the one there is
/// @param version of the box they looked at; null for a new one
public record BoxDraft(
        @Sent("Support") @Nullable String name,
        @Sent("support@example.org") @Nullable String address,
        @Sent("ru") @Nullable String language,
        @Sent("IMAP") @Nullable String way,
        @Sent(value = "imap.example.org", needed = false) @Nullable String host,
        @Sent(value = "993", needed = false) @Nullable String port,
        @Sent(value = "TLS", needed = false) @Nullable String security,
        @Sent(value = "support", needed = false) @Nullable String login,
        @Sent(value = "a password", needed = false) @Nullable String password,
        @Sent(value = "INBOX", needed = false) @Nullable String folder,
        @Sent(value = "MOVE", needed = false) @Nullable String afterwards,
        @Sent(value = "Opora", needed = false) @Nullable String movedTo,
        @Sent(value = "true", needed = false) @Nullable String active,
        @Nullable Integer version) {
    private static final int LONGEST = 200;
    private static final Pattern ADDRESS =
            Pattern.compile(
                    "[A-Za-z0-9._%-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,250}[A-Za-z0-9])?");
    private static final Set<String> LANGUAGES = Set.of("ru", "en");

    static final BoxDraft EMPTY =
            new BoxDraft(
                    "", "", "ru", "IMAP", "", "", "TLS", "", "", "INBOX", "MOVE", "Opora", "true",
                    null);

    static BoxDraft of(Box box) {
        return new BoxDraft(
                box.name(),
                box.address(),
                box.language(),
                box.way().name(),
                box.host(),
                box.port() == 0 ? "" : Integer.toString(box.port()),
                box.security().name(),
                box.login(),
                "",
                box.folder(),
                box.afterwards().name(),
                box.movedTo(),
                Boolean.toString(box.active()),
                box.version());
    }

    public static String text(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }

    public String wayOr() {
        return either(way, "IMAP");
    }

    public String securityOr() {
        return either(security, "TLS");
    }

    public String afterwardsOr() {
        return either(afterwards, "MOVE");
    }

    public boolean on() {
        return Boolean.parseBoolean(text(active));
    }

    String addressAsKept() {
        return text(address).toLowerCase(Locale.ROOT);
    }

    String folderOr() {
        return either(folder, "INBOX");
    }

    int portOr() {
        return text(port).isEmpty()
                ? Box.Security.valueOf(securityOr()).usualPort()
                : Integer.parseInt(text(port));
    }

    private static String either(@Nullable String typed, String otherwise) {
        return text(typed).isEmpty() ? otherwise : text(typed);
    }

    List<Flaw> flaws(Outbound outbound) {
        var flaws = new ArrayList<Flaw>();
        if (text(name).isEmpty() || text(name).length() > LONGEST) {
            flaws.add(Flaw.of("name", "mailroom.flaw.name", LONGEST));
        }
        if (!ADDRESS.matcher(text(address)).matches()) {
            flaws.add(Flaw.of("address", "mailroom.flaw.address"));
        }
        if (!LANGUAGES.contains(text(language))) {
            flaws.add(Flaw.of("language", "mailroom.flaw.choice"));
        }
        if (isNone(Box.Way.class, wayOr())) {
            flaws.add(Flaw.of("way", "mailroom.flaw.choice"));
        } else if (wayOr().equals(Box.Way.IMAP.name())) {
            flaws.addAll(flawsOfServer(outbound));
        }
        return flaws;
    }

    private List<Flaw> flawsOfServer(Outbound outbound) {
        var flaws = new ArrayList<Flaw>();
        if (text(host).length() > LONGEST || !reaches(outbound)) {
            flaws.add(Flaw.of("host", "mailroom.flaw.host"));
        }
        if (!text(port).matches("|[1-9]\\d{0,4}") || isNoPort()) {
            flaws.add(Flaw.of("port", "mailroom.flaw.port"));
        }
        if (isNone(Box.Security.class, securityOr())) {
            flaws.add(Flaw.of("security", "mailroom.flaw.choice"));
        }
        if (text(login).isEmpty() || text(login).length() > LONGEST) {
            flaws.add(Flaw.of("login", "mailroom.flaw.login"));
        }
        if (version == null && text(password).isEmpty() || text(password).length() > 1_000) {
            flaws.add(Flaw.of("password", "mailroom.flaw.password"));
        }
        if (isNone(Box.Afterwards.class, afterwardsOr())) {
            flaws.add(Flaw.of("afterwards", "mailroom.flaw.choice"));
        }
        var target = text(movedTo);
        if (afterwardsOr().equals("MOVE")
                && (target.isEmpty() || target.length() > LONGEST || target.equals(folderOr()))) {
            flaws.add(Flaw.of("movedTo", "mailroom.flaw.moved"));
        }
        return flaws;
    }

    private boolean isNoPort() {
        return text(port).length() == 5 && Integer.parseInt(text(port)) > 65_535;
    }

    private boolean reaches(Outbound outbound) {
        try {
            var typed = text(host);
            return typed.matches("[A-Za-z0-9.:\\[\\]-]+")
                    && outbound.allows(URI.create("https://" + typed + "/"));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static <E extends Enum<E>> boolean isNone(Class<E> choices, String typed) {
        for (var choice : choices.getEnumConstants()) {
            if (choice.name().equals(typed)) {
                return false;
            }
        }
        return true;
    }

    /// By the words of its page; the password is in neither.
    Map<String, String> told(Frame frame) {
        var told = new LinkedHashMap<String, String>();
        told.put(frame.text("mailroom.box.name"), text(name));
        told.put(frame.text("mailroom.box.address"), text(address));
        told.put(frame.text("mailroom.box.language"), text(language));
        told.put(frame.text("mailroom.box.way"), wayOr());
        told.put(frame.text("mailroom.box.active"), Boolean.toString(on()));
        told.put(frame.text("mailroom.box.host"), text(host));
        told.put(frame.text("mailroom.box.security"), securityOr());
        told.put(frame.text("mailroom.box.port"), text(port));
        told.put(frame.text("mailroom.box.login"), text(login));
        told.put(frame.text("mailroom.box.folder"), folderOr());
        told.put(frame.text("mailroom.box.afterwards"), afterwardsOr());
        told.put(frame.text("mailroom.box.moved"), text(movedTo));
        return told;
    }

    BoxDraft asSeen(@Nullable Integer other) {
        return new BoxDraft(
                name,
                address,
                language,
                way,
                host,
                port,
                security,
                login,
                password,
                folder,
                afterwards,
                movedTo,
                active,
                other);
    }
}
