package opora.cards;

/// Whose card it is, told by how its number begins.
enum Brand {
    MIR("Мир"),
    VISA("Visa"),
    MASTERCARD("Mastercard"),
    MAESTRO("Maestro"),
    UNIONPAY("UnionPay"),
    AMEX("American Express"),
    OTHER("");

    private final String title;

    Brand(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    static Brand of(String digits) {
        int two = Integer.parseInt(digits.substring(0, 2));
        int four = Integer.parseInt(digits.substring(0, 4));
        if (four >= 2200 && four <= 2204) {
            return MIR;
        }
        if (digits.charAt(0) == '4') {
            return VISA;
        }
        if (two >= 51 && two <= 55 || four >= 2221 && four <= 2720) {
            return MASTERCARD;
        }
        return switch (two) {
            case 34, 37 -> AMEX;
            case 50, 56, 57, 58, 67 -> MAESTRO;
            case 62 -> UNIONPAY;
            default -> OTHER;
        };
    }
}
