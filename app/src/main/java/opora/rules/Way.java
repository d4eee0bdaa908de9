package opora.rules;

import java.util.Locale;

/// The way in which a rule tells of something: those that reach people, and a webhook.
public enum Way {
    EMAIL,
    BELL,
    PUSH,
    TEXT,
    WEBHOOK;

    boolean reaches(String name) {
        return switch (this) {
            case EMAIL -> true;
            case BELL, PUSH, TEXT -> !name.contains("@");
            case WEBHOOK -> false;
        };
    }

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The name of its text.
    public String words() {
        return this == WEBHOOK ? "rules.way.webhook" : "notices.channel." + wire();
    }
}
