package opora.cards;

import java.util.Optional;

/// A card's number whose check digit is right. It never tells itself by accident.
record CardNumber(String digits) {
    /// What people type, spaces and dashes included; empty when it cannot be a card's number.
    static Optional<CardNumber> parse(String typed) {
        var digits = typed.replaceAll("[\\s\\u00a0-]", "");
        return digits.matches("[0-9]{12,19}") && checks(digits)
                ? Optional.of(new CardNumber(digits))
                : Optional.empty();
    }

    /// Luhn's sum.
    private static boolean checks(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int weighed = i % 2 == 0 ? digit : digit * 2;
            sum += weighed > 9 ? weighed - 9 : weighed;
        }
        return sum % 10 == 0;
    }

    Brand brand() {
        return Brand.of(digits);
    }

    String last4() {
        return digits.substring(digits.length() - 4);
    }

    @Override
    public String toString() {
        return "CardNumber[…" + last4() + "]";
    }
}
