package opora.notifications;

/// A way to bring letters out of here. For one thread.
interface Line extends AutoCloseable {
    Answer send(Letter letter);

    @Override
    default void close() {}
}
