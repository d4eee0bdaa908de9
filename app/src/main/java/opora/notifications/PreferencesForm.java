package opora.notifications;

import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import opora.notifications.NotificationRequested.Channel;
import opora.notifications.NotificationRequested.Kind;
import opora.shell.Flaw;
import opora.shell.Frame;
import org.jspecify.annotations.Nullable;

/// What somebody wants to be told, as typed.
///
/// @param refused as `KIND/channel`
/// @param quietFrom such as `22:00`; empty for no quiet hours
/// @param phone in the international form
/// @param version of what they looked at
public record PreferencesForm(
        Set<String> refused,
        @Nullable String quietFrom,
        @Nullable String quietTo,
        @Nullable String zone,
        @Nullable Digest digestWanted,
        @Nullable String phone,
        @Nullable Integer version) {

    static PreferencesForm of(PersonHere person, Set<String> refused, ZoneId usual) {
        return new PreferencesForm(
                refused,
                text(person.quietFrom()),
                text(person.quietTo()),
                person.zone(usual).getId(),
                person.digest(),
                person.phone(),
                person.wishes());
    }

    /// A browser sends the boxes that are ticked: what is wanted.
    static PreferencesForm typed(
            List<String> wanted,
            @Nullable String from,
            @Nullable String to,
            @Nullable String zone,
            @Nullable String digest,
            @Nullable String phone,
            @Nullable Integer version) {
        var refused = new TreeSet<String>();
        for (var kind : Kind.values()) {
            for (var channel : Channel.values()) {
                var one = name(kind, channel);
                if (!kind.required() && !wanted.contains(one)) {
                    refused.add(one);
                }
            }
        }
        var chosen =
                Arrays.stream(Digest.values())
                        .filter(one -> one.name().equals(digest))
                        .findFirst()
                        .orElse(null);
        return new PreferencesForm(refused, from, to, zone, chosen, phone, version);
    }

    PreferencesForm asSeen(int other) {
        return new PreferencesForm(refused, quietFrom, quietTo, zone, digestWanted, phone, other);
    }

    /// By the words of its page.
    Map<String, String> told(Frame frame) {
        var told = new LinkedHashMap<String, String>();
        for (var kind : Kind.values()) {
            var ways =
                    Arrays.stream(Channel.values())
                            .filter(channel -> wants(kind, channel))
                            .map(channel -> frame.text("notices.channel." + channel.wire()));
            told.put(
                    frame.text("notices.kind." + kind.name()),
                    ways.collect(Collectors.joining(", ")));
        }
        told.put(frame.text("preferences.digest"), frame.text("preferences.digest." + digest()));
        told.put(frame.text("preferences.phone"), phoneText());
        told.put(frame.text("preferences.quiet.from"), strip(quietFrom));
        told.put(frame.text("preferences.quiet.to"), strip(quietTo));
        told.put(frame.text("preferences.zone"), zoneText());
        return told;
    }

    /// For the journal, and of the phone only its end.
    Map<String, String> words() {
        var digits = phoneText();
        return Map.of(
                "refused", String.join(", ", new TreeSet<>(refused)),
                "quiet", strip(quietFrom) + "\u2013" + strip(quietTo),
                "zone", zoneText(),
                "digest", digest().name(),
                "phone", digits.isEmpty() ? "" : "\u2026" + digits.substring(digits.length() - 2));
    }

    public static String name(Kind kind, Channel channel) {
        return kind.name() + "/" + channel.wire();
    }

    public boolean wants(Kind kind, Channel channel) {
        return kind.required() || !refused.contains(name(kind, channel));
    }

    List<Flaw> flaws() {
        var flaws = new ArrayList<Flaw>();
        for (var one : refused) {
            if (!known(one)) {
                flaws.add(Flaw.of("refused", "preferences.flaw.refused", one));
            }
        }
        if (!isTime(quietFrom)) {
            flaws.add(Flaw.of("quietFrom", "preferences.flaw.time"));
        }
        if (!isTime(quietTo) || strip(quietFrom).isEmpty() != strip(quietTo).isEmpty()) {
            flaws.add(Flaw.of("quietTo", "preferences.flaw.time"));
        }
        if (!isZone(zoneText())) {
            flaws.add(Flaw.of("zone", "preferences.flaw.zone"));
        }
        if (digestWanted == null) {
            flaws.add(Flaw.of("digest", "problem.missing"));
        }
        if (!phoneText().matches("(\\+\\d{7,15})?")) {
            flaws.add(Flaw.of("phone", "preferences.flaw.phone"));
        }
        return flaws;
    }

    private static boolean known(String one) {
        for (var kind : Kind.values()) {
            for (var channel : Channel.values()) {
                if (!kind.required() && name(kind, channel).equals(one)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isTime(@Nullable String typed) {
        return strip(typed).matches("([01]\\d|2[0-3]):[0-5]\\d|");
    }

    private static boolean isZone(String typed) {
        try {
            ZoneId.of(typed);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    Digest digest() {
        return digestWanted == null ? Digest.NONE : digestWanted;
    }

    @Nullable LocalTime from() {
        return strip(quietFrom).isEmpty() ? null : LocalTime.parse(strip(quietFrom));
    }

    @Nullable LocalTime to() {
        return strip(quietTo).isEmpty() ? null : LocalTime.parse(strip(quietTo));
    }

    String zoneText() {
        return strip(zone);
    }

    String phoneText() {
        return strip(phone).replaceAll("[ ()-]", "");
    }

    String languageOf(PersonHere person) {
        return person.language() == null ? "ru" : person.language();
    }

    public static String strip(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }

    private static String text(@Nullable LocalTime time) {
        return time == null ? "" : time.toString();
    }
}
