package opora.mailroom;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import opora.shell.Frame;
import org.jspecify.annotations.Nullable;

/// What somebody wants a mailbox to be, not checked yet.
///
/// @param password empty to keep the one there is
/// @param version of the box they looked at; null for a new one
public record BoxDraft(
        @Nullable String name,
        @Nullable String address,
        @Nullable String language,
        @Nullable String way,
        @Nullable String host,
        @Nullable String port,
        @Nullable String security,
        @Nullable String login,
        @Nullable String password,
        @Nullable String folder,
        @Nullable String afterwards,
        @Nullable String movedTo,
        @Nullable String active,
        @Nullable Integer version) {
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

    /// Where the password goes, and how.
    List<String> server() {
        return List.of(text(host), Integer.toString(portOr()), securityOr());
    }

    /// What can be told of it; a password cannot.
    Map<String, String> facts() {
        var facts = new LinkedHashMap<String, String>();
        facts.put("name", text(name));
        facts.put("address", addressAsKept());
        facts.put("language", text(language));
        facts.put("way", wayOr());
        facts.put("host", text(host));
        facts.put("port", Integer.toString(portOr()));
        facts.put("security", securityOr());
        facts.put("login", text(login));
        facts.put("folder", folderOr());
        facts.put("afterwards", afterwardsOr());
        facts.put("movedTo", text(movedTo));
        facts.put("active", Boolean.toString(on()));
        return facts;
    }

    private static String either(@Nullable String typed, String otherwise) {
        return text(typed).isEmpty() ? otherwise : text(typed);
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
