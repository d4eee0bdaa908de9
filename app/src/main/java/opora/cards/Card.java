package opora.cards;

import java.time.YearMonth;

/// A card as its owner sees it.
///
/// @param preferred charged where nobody says which
public record Card(String id, String brand, String last4, int month, int year, boolean preferred) {
    public String title() {
        var title = Brand.valueOf(brand).title();
        return (title.isEmpty() ? "" : title + " ") + "•••• " + last4;
    }

    public String expiry() {
        return "%02d/%02d".formatted(month, year % 100);
    }

    public boolean expired() {
        return YearMonth.of(year, month).isBefore(YearMonth.now());
    }
}
