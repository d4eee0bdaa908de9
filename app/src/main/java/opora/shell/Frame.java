package opora.shell;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What surrounds a page: whose it is, its language, zone and theme, and the words. Every page
/// takes it first.
///
/// @param theme light, dark, or auto for what the device prefers
/// @param csrf the token that every form sends along as `_csrf`
/// @param erased whether somebody of that username is erased
/// @param toast the key of a short message, after a form was done
/// @param clash where somebody else saved first what this page is about
public record Frame(
        @Nullable Person person,
        String language,
        String theme,
        ZoneId zone,
        String path,
        String csrf,
        @Nullable String toast,
        List<MenuItem> menu,
        Texts texts,
        Assets assets,
        Predicate<String> erased,
        @Nullable Clash clash) {

    /// The frame of the page that is shown again because somebody else saved first.
    public Frame amid(Clash found) {
        return new Frame(
                person, language, theme, zone, path, csrf, toast, menu, texts, assets, erased,
                found);
    }

    /// In words, whether a box is ticked.
    public String yes(boolean ticked) {
        return text(ticked ? "shell.yes" : "shell.no");
    }

    public String text(String key, Object... values) {
        return texts.text(language, key, values);
    }

    /// What people call an event, given its full name; the class where it has no name of its own.
    public String event(String type) {
        return EventGroup.offered(this, type)
                ? text(EventGroup.key(type))
                : EventGroup.simple(type);
    }

    /// Somebody's username, or that they are erased.
    public String called(String username) {
        return erased.test(username) ? text("shell.person.erased") : username;
    }

    public String count(String key, long number) {
        return texts.count(language, key, number);
    }

    public String money(long minor, String currency) {
        return Money.format(minor, Currency.getInstance(currency), locale());
    }

    public String number(long number) {
        return String.format(locale(), "%,d", number);
    }

    public String time(Instant instant) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(locale())
                .format(instant.atZone(zone));
    }

    public String day(Instant instant) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .withLocale(locale())
                .format(instant.atZone(zone));
    }

    /// Of today the hour, of other days the day.
    public String dayOrHour(Instant instant) {
        var there = instant.atZone(zone);
        return there.toLocalDate().equals(LocalDate.now(zone))
                ? DateTimeFormatter.ofPattern("HH:mm").format(there)
                : day(instant);
    }

    /// Hours to milliseconds, for flows where they matter.
    public String clock(Instant instant) {
        return DateTimeFormatter.ofPattern("HH:mm:ss.SSS").format(instant.atZone(zone));
    }

    public String asset(String name) {
        return assets.path(name);
    }

    public Locale locale() {
        return language.equals("ru") ? Locale.of("ru", "RU") : Locale.UK;
    }

    public String themeIcon(String name) {
        return switch (name) {
            case "light" -> "sun";
            case "dark" -> "moon";
            default -> "device-desktop";
        };
    }

    public List<MenuPart> parts() {
        return MenuPart.of(menu, path);
    }

    public boolean here(MenuItem item) {
        return item.covers(path);
    }

    /// The first flaw of a field, as text.
    public Optional<String> flaw(List<Flaw> flaws, String field) {
        return flaws.stream()
                .filter(flaw -> flaw.field().equals(field))
                .findFirst()
                .map(flaw -> text(flaw.key(), flaw.values().toArray()));
    }
}
