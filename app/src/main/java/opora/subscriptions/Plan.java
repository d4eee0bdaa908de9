package opora.subscriptions;

import java.util.Map;
import opora.shell.Money;
import opora.shell.Seen;

/// What can be subscribed to.
///
/// @param price for a period, in minor units
/// @param visits of an expert that a period includes
/// @param responseMinutes how soon somebody answers
public record Plan(
        String id,
        String nameRu,
        String nameEn,
        long price,
        String currency,
        Period period,
        int visits,
        int responseMinutes,
        boolean offered) {
    static final String COLUMNS =
            "id, name_ru, name_en, price, currency, period, visits, response_minutes, offered";

    /// Differs as soon as anything about the plan does.
    String print() {
        return Seen.print(this);
    }

    /// For the journal.
    Map<String, String> words() {
        return Map.of(
                "nameRu", nameRu,
                "nameEn", nameEn,
                "price", Money.plain(price, currency),
                "period", period.name(),
                "visits", Integer.toString(visits),
                "responseMinutes", Integer.toString(responseMinutes),
                "offered", Boolean.toString(offered));
    }

    public String name(String language) {
        return language.equals("ru") ? nameRu : nameEn;
    }
}
