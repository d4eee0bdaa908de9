package opora.cards;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import opora.shell.Flaw;

/// A card as it is typed. It is read once and kept nowhere; at the loudest log level frameworks
/// write down what they hand over, and then it says nothing.
record CardForm(String number, String expiry, String code) {
    private static final Pattern EXPIRY =
            Pattern.compile("\\s*(\\d{1,2})\\s*[/.\\s-]\\s*(\\d{2}|20\\d{2})\\s*");
    private static final int MOST_YEARS = 20;

    CardForm {
        number = Objects.requireNonNullElse(number, "");
        expiry = Objects.requireNonNullElse(expiry, "");
        code = Objects.requireNonNullElse(code, "");
    }

    List<Flaw> flaws(YearMonth now) {
        var flaws = new ArrayList<Flaw>();
        if (CardNumber.parse(number).isEmpty()) {
            flaws.add(Flaw.of("number", "cards.number.wrong"));
        }
        var until = until();
        if (until.isEmpty() || until.get().isAfter(now.plusYears(MOST_YEARS))) {
            flaws.add(Flaw.of("expiry", "cards.expiry.wrong"));
        } else if (until.get().isBefore(now)) {
            flaws.add(Flaw.of("expiry", "cards.expiry.over"));
        }
        if (!code.strip().matches("[0-9]{3,4}")) {
            flaws.add(Flaw.of("code", "cards.code.wrong"));
        }
        return flaws;
    }

    Optional<YearMonth> until() {
        var typed = EXPIRY.matcher(expiry);
        if (!typed.matches()) {
            return Optional.empty();
        }
        int month = Integer.parseInt(typed.group(1));
        int year = Integer.parseInt(typed.group(2));
        return month < 1 || month > 12
                ? Optional.empty()
                : Optional.of(YearMonth.of(year < 100 ? 2000 + year : year, month));
    }

    @Override
    public String toString() {
        return "CardForm[…]";
    }
}
