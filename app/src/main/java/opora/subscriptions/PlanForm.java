package opora.subscriptions;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import opora.shell.Flaw;
import opora.shell.Frame;

/// A plan as an administrator types it.
///
/// @param seen what the plan was when the form was shown; empty for a new one
public record PlanForm(
        String id,
        String nameRu,
        String nameEn,
        String price,
        String period,
        String visits,
        String hours,
        boolean offered,
        String seen) {
    private static final int MOST_VISITS = 1_000;
    private static final int MOST_HOURS = 24 * 30;

    static PlanForm of(Plan plan) {
        return new PlanForm(
                plan.id(),
                plan.nameRu(),
                plan.nameEn(),
                BigDecimal.valueOf(plan.price(), 2).stripTrailingZeros().toPlainString(),
                plan.period().name(),
                Integer.toString(plan.visits()),
                BigDecimal.valueOf(plan.responseMinutes())
                        .divide(BigDecimal.valueOf(60), 2, java.math.RoundingMode.HALF_UP)
                        .stripTrailingZeros()
                        .toPlainString(),
                plan.offered(),
                plan.print());
    }

    static PlanForm empty() {
        return new PlanForm("", "", "", "", "MONTH", "0", "24", true, "");
    }

    PlanForm asSeen(String other) {
        return new PlanForm(id, nameRu, nameEn, price, period, visits, hours, offered, other);
    }

    /// By the words of its page.
    Map<String, String> told(Frame frame) {
        var told = new LinkedHashMap<String, String>();
        told.put(frame.text("plans.name.ru"), nameRu.strip());
        told.put(frame.text("plans.name.en"), nameEn.strip());
        told.put(frame.text("plans.price.rub"), price.strip());
        told.put(
                frame.text("plans.period"),
                frame.text("plans.period." + period.toLowerCase(Locale.ROOT)));
        told.put(frame.text("plans.visits"), visits.strip());
        told.put(frame.text("plans.hours"), hours.strip());
        told.put(frame.text("plans.offered.now"), frame.yes(offered));
        return told;
    }

    List<Flaw> flaws() {
        var flaws = new ArrayList<Flaw>();
        if (!id.matches("[a-z0-9-]{1,40}")) {
            flaws.add(Flaw.of("id", "plans.id.wrong"));
        }
        if (nameRu.isBlank() || nameRu.length() > 100) {
            flaws.add(Flaw.of("nameRu", "plans.name.wrong"));
        }
        if (nameEn.isBlank() || nameEn.length() > 100) {
            flaws.add(Flaw.of("nameEn", "plans.name.wrong"));
        }
        if (minor(price).isEmpty()) {
            flaws.add(Flaw.of("price", "plans.price.wrong"));
        }
        if (!period.equals("MONTH") && !period.equals("YEAR")) {
            flaws.add(Flaw.of("period", "plans.period.wrong"));
        }
        if (!visits.strip().matches("\\d{1,4}") || Integer.parseInt(visits.strip()) > MOST_VISITS) {
            flaws.add(Flaw.of("visits", "plans.visits.wrong"));
        }
        if (minutes() < 1 || minutes() > MOST_HOURS * 60) {
            flaws.add(Flaw.of("hours", "plans.hours.wrong"));
        }
        return flaws;
    }

    Plan plan() {
        return new Plan(
                id,
                nameRu.strip(),
                nameEn.strip(),
                minor(price).orElseThrow(),
                "RUB",
                Period.valueOf(period),
                Integer.parseInt(visits.strip()),
                minutes(),
                offered);
    }

    private int minutes() {
        var plain = hours.strip().replace(',', '.');
        return plain.matches("\\d{1,3}(\\.\\d{1,2})?")
                ? new BigDecimal(plain).multiply(BigDecimal.valueOf(60)).intValue()
                : 0;
    }

    /// In kopecks; empty when it is not an amount.
    static OptionalLong minor(String typed) {
        var plain = typed.replaceAll("[\\s\\u00a0\\u202f₽]", "").replace(',', '.');
        return plain.matches("[0-9]{1,7}(\\.[0-9]{1,2})?")
                ? OptionalLong.of(new BigDecimal(plain).movePointRight(2).longValueExact())
                : OptionalLong.empty();
    }
}
