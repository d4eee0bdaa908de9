package opora.subscriptions;

import opora.subscriptions.Subscribe.Outcome;

/// What would come of an act, or why it cannot be done.
sealed interface Foresight<T> {
    record Shown<T>(T what) implements Foresight<T> {}

    record Not<T>(Outcome why) implements Foresight<T> {}
}
